import type { DocumentSelector } from "vscode-languageclient";

/** What the server is told about: our own languages, that of other extensions for Asterisk, and settings files. */
export const documentSelector: DocumentSelector = [
  { language: "asterisk-config" },
  { language: "asterisk-dialplan" },
  { language: "asterisk", pattern: "**/*.{conf,inc}" },
  { pattern: "**/{astlint.json,astlint.jsonc,.astlintrc.json}" },
];
