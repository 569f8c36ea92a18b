import fc from "fast-check";
import type { Input } from "../input.ts";
import { configLine, includable, rareLine, validLine } from "./config-lines.ts";
import { account, contextHeader, dialplanLine, generalLine, globalsLine } from "./dialplan-lines.ts";

/** How a file is written down. */
interface Form {
  readonly lineEnding: "\n" | "\r\n" | "\n\n" | "\r";
  readonly hasMark: boolean;
  readonly endsOpen: boolean;
}

interface GeneratedFile {
  readonly path: string;
  readonly lines: readonly string[];
  readonly form: Form;
}

type Encoding = "utf8" | "latin1";

/** More includes than this may include each other so often that nobody waits for the end. */
const mostIncludes = 2;

const form: fc.Arbitrary<Form> = fc.record({
  lineEnding: fc.oneof(
    { weight: 12, arbitrary: fc.constant("\n" as const) },
    { weight: 2, arbitrary: fc.constant("\r\n" as const) },
    { weight: 1, arbitrary: fc.constantFrom("\n\n" as const, "\r" as const) },
  ),
  hasMark: fc.oneof(
    { weight: 12, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  endsOpen: fc.boolean(),
});

function file(path: string, line: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<GeneratedFile> {
  return fc.record({ path: fc.constant(path), lines: fc.array(line, { maxLength }), form });
}

const included = fc.tuple(...includable.map((path) => file(path, configLine, 5)));

const entryLine = fc.oneof({ weight: 60, arbitrary: configLine }, { weight: 1, arbitrary: rareLine });

/** Files that are read as any module reads them. */
const configTree = fc
  .tuple(file("sip.conf", validLine, 25), file("a.conf", entryLine, 18), included)
  .map(([plain, entry, others]) => [plain, withHeader(entry), ...others]);

const context = fc
  .tuple(contextHeader, fc.array(dialplanLine, { maxLength: 9 }))
  .map(([header, lines]) => [header, ...lines]);
const globals = fc
  .array(globalsLine, { maxLength: 6 })
  .map((lines) => (lines.length > 0 ? ["[globals]", ...lines] : []));
const general = fc
  .array(generalLine, { maxLength: 2 })
  .map((lines) => (lines.length > 0 ? ["[general]", ...lines] : []));
const users = fc.array(account, { maxLength: 3 });
const includeLine = fc.constantFrom("", "#include c.inc", "#tryinclude d/*.conf", '#include "b.conf"');

/** A dialplan, perhaps with the accounts of a users.conf, perhaps in more than one file. */
const dialplanTree = fc
  .record({
    general,
    globals,
    contexts: fc.array(context, { maxLength: 5 }),
    users,
    include: includeLine,
    form,
    more: file("c.inc", dialplanLine, 4),
    last: file("d/x.conf", fc.oneof(dialplanLine, contextHeader), 4),
    other: file("b.conf", configLine, 4),
  })
  .map(({ form: written, more, last, other, ...parts }) => {
    const lines = [
      ...parts.general,
      ...parts.globals,
      ...parts.contexts.flat(),
      ...(parts.include === "" ? [] : [parts.include]),
    ];
    const dialplan = { path: "extensions.conf", lines, form: written };
    const accounts = {
      path: "users.conf",
      lines: parts.users,
      form: { ...written, lineEnding: "\n" as const },
    };
    return [dialplan, ...(parts.users.length > 0 ? [accounts] : []), more, last, other];
  });

/** UTF-8 and Latin-1 do not mix: to Asterisk a character in one is not the same in the other. */
const encoding = fc.oneof(
  { weight: 9, arbitrary: fc.constant("utf8" as const) },
  { weight: 1, arbitrary: fc.constant("latin1" as const) },
);

/** Valid, broken and adversarial configuration. */
export const generatedInput: fc.Arbitrary<Input> = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: dialplanTree }, { weight: 2, arbitrary: configTree }), encoding)
  .map(([files, written]) => ({
    name: "generated",
    files: new Map(bounded(files).map((each) => [each.path, bytesOf(each, written)])),
  }));

/** Most files start with a section: the rest of one that does not is never read. */
function withHeader({ lines, ...rest }: GeneratedFile): GeneratedFile {
  return lines.length % 7 === 6 ? { lines, ...rest } : { lines: ["[t](!)", "x=1", "[a]", ...lines], ...rest };
}

function bounded(files: readonly GeneratedFile[]): GeneratedFile[] {
  let includes = 0;
  const isKept = (line: string): boolean => !/^\s*#(?:try)?include/i.test(line) || includes++ < mostIncludes;
  return files.map(({ lines, ...rest }) => ({ ...rest, lines: lines.filter(isKept) }));
}

function bytesOf(
  { lines, form: { lineEnding, hasMark, endsOpen } }: GeneratedFile,
  encoding: Encoding,
): Uint8Array {
  const bytes = Buffer.from(lines.join(lineEnding) + (endsOpen ? "" : lineEnding), encoding);
  return hasMark ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]) : bytes;
}
