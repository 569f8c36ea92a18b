export const lspDescription =
  "Serves an editor by the Language Server Protocol, over standard input and output.";

export const lspFlags = {
  stdio: { type: "boolean", does: "changes nothing; some editors add it" },
  help: { type: "boolean", short: "h", does: "show this help" },
} as const;

export const lspHelp: string = `Usage: astlint lsp [--stdio]

${lspDescription}
Editors start it; there is nothing to see in a terminal.

  --stdio     ${lspFlags.stdio.does}
  -h, --help  ${lspFlags.help.does}
`;
