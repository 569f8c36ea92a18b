import type { Location, Position } from "vscode-languageclient";

/** What a click on a lens does: VS Code's own list of places. */
export const lensCommand = "editor.action.showReferences";

/** As much of a lens as matters here. */
interface Lens {
  command?: { title: string; command: string; arguments?: unknown[] };
}

/** Makes VS Code's own objects of those of the protocol. */
interface Converter {
  asUri(uri: string): unknown;
  asPosition(position: Position): unknown;
  asLocation(location: Location): unknown;
}

/** Turns the places of lenses, which the server tells in the words of the protocol, into those of VS Code. */
export function convertPlaces(lenses: readonly Lens[], convert: Converter): void {
  for (const lens of lenses) {
    const [uri, position, locations] = lens.command?.arguments ?? [];
    if (!lens.command || typeof uri !== "string" || !isPosition(position) || !Array.isArray(locations))
      continue;
    const places = locations.filter(isLocation).map((location) => convert.asLocation(location));
    lens.command = { ...lens.command, arguments: [convert.asUri(uri), convert.asPosition(position), places] };
  }
}

function isPosition(value: unknown): value is Position {
  return typeof value === "object" && value !== null && "line" in value && "character" in value;
}

function isLocation(value: unknown): value is Location {
  return typeof value === "object" && value !== null && "uri" in value && "range" in value;
}
