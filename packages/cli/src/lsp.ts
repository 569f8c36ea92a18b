import { lspFlags, lspHelp } from "./lsp-help.ts";
import { type ExitCode, UsageError, type World } from "./world.ts";

/**
 * `astlint lsp`: serves an editor. Returns at once; the server ends the process itself, once the editor has said
 * goodbye or is gone. The arguments are those after `lsp`.
 */
export async function lsp(world: World, argv: readonly string[]): Promise<ExitCode> {
  if (argv.some((argument) => argument === "--help" || argument === "-h")) {
    world.stdout.write(lspHelp);
    return 0;
  }
  // Some editors add `--stdio`, which changes nothing.
  const other = argv.find((argument) => !argument.startsWith("--") || !(argument.slice(2) in lspFlags));
  if (other !== undefined) throw new UsageError(`'${other}' is not understood: see astlint lsp --help`);
  const { startServer } = await import("./lazy/lsp.ts");
  startServer(world);
  return 0;
}
