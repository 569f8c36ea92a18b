import type { ClientCapabilities } from "vscode-languageserver";

/** An editor that asks for diagnostics, as VS Code does. */
export const pulling: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: {
      resolveSupport: { properties: ["edit"] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
    },
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
};

/** An editor that waits for diagnostics, as older ones do. */
export const waiting: ClientCapabilities = {};
