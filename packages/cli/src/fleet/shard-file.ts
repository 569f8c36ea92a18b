import { createHash } from "node:crypto";
import manifest from "../../package.json" with { type: "json" };
import { harmless } from "../reporters/json.ts";
import type { Recording } from "./recording.ts";

/** The format of shard files; another number is another format. */
const version = 1;

/** A recording as a file. Nothing secret is in it, for nothing secret is in a result. */
export function shardText(recording: Recording): string {
  const file = {
    $schema: "https://raw.githubusercontent.com/astlint/astlint/main/packages/cli/schema/shard.schema.json",
    version,
    tool: { name: manifest.name, version: manifest.version },
    checksum: checksumOf(recording),
    recording,
  };
  return `${harmless(JSON.stringify(file))}\n`;
}

/** The recording in a file, or what is wrong with the file. */
export function parseShard(text: string): Recording | { readonly mistake: string } {
  const file = parseJson(text);
  if (file?.tool?.name !== manifest.name || !("recording" in file))
    return { mistake: "is no shard of astlint, or not all of one: -f shard=FILE writes one" };
  if (file.tool.version !== manifest.version || file.version !== version) {
    const made = String(file.tool.version);
    return { mistake: `was made by astlint ${made}, and this is ${manifest.version}: take the same for all` };
  }
  // Whatever has the right checksum was written by `shardText` and has its shape.
  if (file.checksum !== checksumOf(file.recording))
    return { mistake: "is damaged: its content does not fit its checksum" };
  return file.recording;
}

interface ShardFile {
  readonly version: unknown;
  readonly tool?: { readonly name?: unknown; readonly version?: unknown };
  readonly checksum: unknown;
  readonly recording: Recording;
}

function parseJson(text: string): ShardFile | undefined {
  try {
    const file: ShardFile | null = JSON.parse(text);
    return typeof file === "object" && file !== null ? file : undefined;
  } catch {
    return undefined;
  }
}

function checksumOf(recording: Recording): string {
  return createHash("sha256").update(JSON.stringify(recording)).digest("hex");
}
