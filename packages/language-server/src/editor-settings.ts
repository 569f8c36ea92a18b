import { AsteriskVersion, type Preset, presets } from "@astlint/core";

/** What the editor's own settings say; they go before the settings file. */
export interface EditorSettings {
  readonly preset?: Preset;
  readonly asteriskVersion?: string;
  /** Path of the baseline, from the folder of a configuration or one above it. */
  readonly baseline?: string;
}

/** What of the editor's settings means something. */
export function readEditorSettings(given: unknown): EditorSettings {
  if (typeof given !== "object" || given === null) return {};
  const preset = "preset" in given ? presets.find((name) => name === given.preset) : undefined;
  const version = "asteriskVersion" in given ? given.asteriskVersion : undefined;
  const isVersion = typeof version === "string" && AsteriskVersion.parse(version) !== undefined;
  const baseline = "baseline" in given ? given.baseline : undefined;
  const isPath = typeof baseline === "string" && baseline.trim() !== "";
  return {
    ...(preset ? { preset } : {}),
    ...(isVersion ? { asteriskVersion: version } : {}),
    ...(isPath ? { baseline: baseline.trim().replaceAll("\\", "/") } : {}),
  };
}

/** The command that an editor wants behind code lenses; known when it starts the server. */
export function readLensCommand(options: unknown): string | undefined {
  const command =
    typeof options === "object" && options !== null && "lensCommand" in options
      ? options.lensCommand
      : undefined;
  return typeof command === "string" && command !== "" ? command : undefined;
}
