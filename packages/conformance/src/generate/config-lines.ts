import fc from "fast-check";
import { joined, oneOf, weighted } from "./text.ts";

/** The files of a generated tree, which include each other by these names. */
export const includable = ["b.conf", "c.inc", "d/x.conf", "d/y.conf"] as const;

const sectionName = oneOf("a", "b", "t", "A", "general", "a b", " a", "", "é", "a]b", "x;y", "1");
const modifier = oneOf(
  "t",
  "a",
  "!",
  "b",
  "+",
  "A",
  "+x=1",
  "+TEMPLATES=include",
  "+TEMPLATES=restrict",
  "+y=^1",
  "",
);
const missingModifier = oneOf(
  "nobody",
  " a",
  "! ",
  "+nobody=1",
  "+x",
  "a ",
  "T(",
  "+x=1&y=2",
  "+TEMPLATES=no",
);

/** Names and operators are drawn so that the same name comes again, which is where `+=` and templates matter. */
const optionName = oneOf("x", "y", "z", "X", "x y", "x[0]", "é");
const operator = weighted(
  [4, oneOf("=", " = ", "=>", " => ")],
  [2, oneOf("+=", " += ", "\t+=\t")],
  [1, oneOf("==", "=>=", "= >", "+ =", "=+")],
);
const plainValue = oneOf(
  "1",
  "v",
  "a,b",
  "10.0.0.0/8",
  "",
  "a b",
  "${X}",
  "é",
  "=",
  "a=b",
  ">",
  "[x]",
  "#x",
  "+",
  "\\",
  '"q"',
  "(x)",
);
const markedValue = oneOf(
  "\\;",
  "\\\\;",
  ";",
  ";c",
  ";-- c --;",
  ";--c",
  "--;",
  ";---",
  ";--;",
  "-",
  ";-",
  ";----;",
  "\t",
  "\r",
  " ",
  "\\",
);
const value = weighted([5, plainValue], [2, joined(fc.oneof(plainValue, markedValue), 5)]);

const header = fc
  .tuple(sectionName, fc.array(modifier, { maxLength: 3 }))
  .map(([name, modifiers]) => (modifiers.length > 0 ? `[${name}](${modifiers.join(",")})` : `[${name}]`));
const plainHeader = oneOf(
  "[a]",
  "[b]",
  "[t](!)",
  "[a](t)",
  "[b](a)",
  "[b](!,t)",
  "[a](+)",
  "[general]",
  "[A]",
  "[c](b,t)",
);
const option = fc.tuple(optionName, operator, value).map((parts) => parts.join(""));

const comment = oneOf(
  "; c",
  ";-- c --;",
  "",
  "  ",
  ";",
  ";-c",
  ";---",
  "\t; x=1",
  ";-- [a] --; x=1",
  '; #include "b.conf"',
);
const openComment = oneOf(
  ";--",
  "--;",
  ";-- c",
  " --; x=2",
  "x=1;--",
  "--;--;",
  ";--;--",
  ";--->",
  "a;----;b",
  "x=1 --;",
  ";-- ;-- --; --;",
);

const strangeHeader = fc.oneof(
  fc.tuple(sectionName, missingModifier).map(([name, found]) => `[${name}](${found})`),
  oneOf(
    "[a",
    "[a](t",
    "[]",
    "[a]t",
    "[a] (t)",
    "[a]()",
    "[a](,)",
    "[a](!)x",
    "[[a]]",
    "[a](t)(b)",
    "]",
    "[a]\\;b",
    "[a];(t)",
    "[a];--(t)--;",
    "[a](;--t--;)",
  ),
);
const strangeOption = fc.oneof(
  oneOf(
    "x",
    "=1",
    "+=1",
    "=>",
    "+= ",
    "\\x=1",
    "\\=x=1",
    "\\ x=1",
    "\\",
    "\\\\x=1",
    "x\\=1",
    "\\+=1",
    "x=1\\",
    "\\;x=1",
    "\\[x]=1",
    "\\#x=1",
    "\u0001x=1",
  ),
  fc.tuple(optionName, value).map((parts) => parts.join(" ")),
  fc.tuple(optionName, value).map(([name, found]) => `\\${name}=${found}`),
  joined(
    oneOf(
      ";",
      "-",
      "\\",
      "[",
      "]",
      "(",
      ")",
      "=",
      "+",
      ">",
      "#",
      "a",
      " ",
      ",",
      "!",
      "x=1",
      "--",
      "\t",
      '"',
      "<",
    ),
    12,
  ),
);

const fileName = oneOf(
  ...includable,
  "missing.conf",
  "./b.conf",
  "d/../b.conf",
  "/etc/asterisk/b.conf",
  "d/*.conf",
  "d/{x,y}.conf",
  "[bc].*",
  "d",
  "?.inc",
  "d/[!x].conf",
  "",
  "nothing/*.conf",
  "{c,b}.*",
);
const include = fc
  .tuple(
    oneOf("include", "tryinclude", "include", "INCLUDE", "Tryinclude"),
    fileName,
    oneOf('"', "<", "none"),
  )
  .map(([word, name, quote]) => `#${word} ${quoteWith(quote, name)}`);
const strangeDirective = oneOf(
  "#include",
  "#foo b.conf",
  "#",
  "# include b.conf",
  "#exec /bin/true",
  '#include "b.conf',
  '#include <b.conf"',
  "#include 'b.conf'",
  "#include b.conf ; c",
  '#include "b.conf" x',
  "#tryinclude",
  "#include\tb.conf",
  "#include  b.conf  ",
  "#includeb.conf",
  "#exec",
);

const longLine = fc
  .tuple(
    oneOf("x=", "; ", "[a]", "", "exten => 1,1,"),
    fc.integer({ min: 8180, max: 8196 }),
    oneOf("y", "é", " ", ";"),
  )
  .map(([start, length, filler]) => start + filler.repeat(length - start.length));

/** A line of a file that Asterisk reads to the end. */
export const validLine: fc.Arbitrary<string> = weighted([5, option], [3, plainHeader], [1, comment]);

/** A line of which some are mistakes, and a few end the reading. */
export const configLine: fc.Arbitrary<string> = weighted(
  [10, option],
  [5, plainHeader],
  [4, header],
  [3, include],
  [2, comment],
  [2, openComment],
  [2, strangeOption],
  [1, strangeHeader],
  [1, strangeDirective],
);

/** What comes seldom, because each of it costs a lot. */
export const rareLine: fc.Arbitrary<string> = fc.oneof(longLine, fc.constant("x=1\0y"), fc.constant("\0"));

function quoteWith(quote: string, name: string): string {
  if (quote === "none") return name;
  return quote === "<" ? `<${name}>` : `"${name}"`;
}
