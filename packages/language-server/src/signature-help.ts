import { signatureHelp } from "@astlint/core/ide";
import { MarkupKind, type ParameterInformation, type SignatureHelp } from "vscode-languageserver";
import type { At } from "./features.ts";
import type { Session } from "./session.ts";

/** How the application or function is called whose arguments the cursor is in. */
export async function helpWithSignature(
  session: Session,
  { textDocument, position }: At,
): Promise<SignatureHelp | null> {
  const subject = await session.subject(textDocument.uri);
  const found = subject && signatureHelp(subject.tree, subject.path, subject.lines.offset(position));
  if (!found) return null;
  const { label, parameters, active, documentation } = found;
  const known = session.capabilities.textDocument?.signatureHelp?.signatureInformation;
  const markup = (text: string): NonNullable<ParameterInformation["documentation"]> =>
    known?.documentationFormat?.includes(MarkupKind.Markdown)
      ? { kind: MarkupKind.Markdown, value: text }
      : text;
  const hasOffsets = known?.parameterInformation?.labelOffsetSupport === true;
  // An editor that knows of no such thing would take the first parameter where none is active.
  const none = known?.noActiveParameterSupport === true ? null : parameters.length - 1;
  return {
    signatures: [
      {
        label,
        ...(documentation === undefined ? {} : { documentation: markup(documentation) }),
        parameters: parameters.map(({ span: { start, end }, documentation: text }) => ({
          label: hasOffsets ? [start, end] : label.slice(start, end),
          ...(text === undefined ? {} : { documentation: markup(text) }),
        })),
      },
    ],
    activeSignature: 0,
    activeParameter: active ?? none,
  };
}
