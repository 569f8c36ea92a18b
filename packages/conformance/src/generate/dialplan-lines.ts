import fc from "fast-check";
import { joined, oneOf, weighted } from "./text.ts";

const number = oneOf("100", "s", "200", "1-00", "1 00", "i", "t", "+49", "*97", "a", "A", "1000");
const pattern = oneOf(
  "_X.",
  "_1XX",
  "_NXX",
  "_Z!",
  "_[1-3]X",
  "_[12]X",
  "_[21]X",
  "_X!",
  "_1[0-9]0",
  "_[135-7]XX",
  "_1-XX",
  "_xzn",
  "_.",
  "_!",
  "_1.",
  "_[a-c]X",
  "_10[0]",
  "_X.X",
  "_+X.",
  "_*X",
  "_ X X",
);
/** Patterns built from parts, so that any two of them may have to be put in order. */
const builtPattern = joined(
  oneOf(
    "X",
    "Z",
    "N",
    ".",
    "!",
    "1",
    "2",
    "-",
    "[12]",
    "[1-3]",
    "[0-9]",
    "[2-9]",
    "[12-4]",
    "[1]",
    "[-1]",
    "[1-]",
    "[a,b]",
    "x",
    "[]",
    "[9-1]",
    "[X]",
    "[ 1]",
    " ",
  ),
  4,
).map((text) => `_${text}`);
const strangeExtension = oneOf(
  "",
  "_",
  "_[",
  "_[1",
  "_1]",
  '"100"',
  "1\\,0",
  "_[1,2]X",
  "${N}",
  "${P}",
  "${NONE}",
  "x${N}y",
  "_${N}X",
  "${N:1}",
  "${N:-1}",
  "${N:0:2}",
  "é",
  "1/2/3",
  "()",
  "_[[]1",
  "_[]]1",
  "$",
  "$100",
  "/",
  "1".repeat(79),
  "1".repeat(80),
  "2".repeat(254),
  "3".repeat(256),
  `_${"[1-3]".repeat(52)}`,
);
const callerId = oneOf(
  "",
  "/555",
  "/_5XX",
  "/",
  "/5-55",
  "/ 555 ",
  "/(555) 1",
  "/_[5]XX",
  "/${N}",
  "/5.55",
  "/+49-1",
);
const extension = fc
  .tuple(
    weighted([4, number], [4, pattern], [4, builtPattern], [1, strangeExtension]),
    weighted([6, fc.constant("")], [1, callerId]),
  )
  .map((parts) => parts.join(""));

const priority = weighted(
  [6, oneOf("1", "n", "2", "3", "n(l)", "1(l)", "n(m)", "10", "hint", "s", "5(l)")],
  [
    2,
    oneOf(
      "n+2",
      "n+2(m)",
      "n(m)+2",
      "l",
      "l+1",
      "m",
      "m+2(l)",
      "s+1",
      "same",
      "next",
      "s(m)",
      "hint(l)",
      "2+2",
      "n()",
      "n-1",
      "l(m)",
    ),
  ],
  [
    1,
    oneOf(
      "0",
      "-1",
      "-5",
      "",
      "x",
      "1x",
      "n(",
      "n(l",
      " 1 ",
      "n (l)",
      "N",
      "+1",
      "(l)",
      "hint+2",
      "-1(l)",
      "99999999999",
      "2147483647",
      "n+2147483647",
      "n+-1",
      "n+x",
      "0x10",
      "1.5",
      "n(l m)",
      "n( l )",
      "n(l))",
      "1((l)",
      "${N}",
      "HINT",
      "4294967297",
      "-4294967295",
    ),
  ],
);
const application = weighted(
  [6, oneOf("NoOp()", "Dial(SIP/1,20)", "Goto(a,1,1)", "NoOp", "Hangup()", "Set(X=${Y})", "SIP/100&SIP/101")],
  [
    2,
    oneOf(
      "NoOp(a",
      "NoOp a)",
      "NoOp(a)b",
      "NoOp(a)b)",
      " NoOp(x)",
      "NoOp (x)",
      "${N}(x)",
      "$[1](x)",
      "x${N}(y)",
      "",
      "(x)",
      ")(",
      "a(b(c)d)e",
      'NoOp("a,b")',
      "NoOp(a\\,b)",
      "NoOp(${A)",
      "N(é)",
      "N,a,b",
      "SIP/${N}",
      "SIP/${NONE}x",
      "${N}${N}",
      `A(${"é".repeat(600)})`,
      `A(${"x".repeat(1100)})`,
      "Custom:x,CustomPresence:y",
      "$",
      "a\tb(c)",
    ),
  ],
);

const exten = fc
  .tuple(oneOf("exten => ", "exten=", "EXTEN => ", "exten = "), extension, priority, application)
  .map(([word, ...parts]) => word + parts.join(","));
const same = fc
  .tuple(oneOf("same => ", "same = ", "SAME=", "sameagain => "), priority, application)
  .map(([word, ...parts]) => word + parts.join(","));
const time = joined(
  oneOf(
    ",",
    "*",
    "9:00-17:00",
    "mon-fri",
    "1-5",
    "jan",
    "|",
    "&",
    "8:00",
    "25:00",
    "foo",
    "sun",
    "31",
    "32",
    "0",
    "jan-dec",
    "-",
    "fri-mon",
    " mon",
    "9:0-17:0",
    "23:59-0:00",
    "12",
    "UTC",
    "9-17",
    "MON",
  ),
  7,
);
const include = fc
  .tuple(
    oneOf("a", "b", "c", "A", "missing", "${C}", " a", "a b", "é"),
    weighted([4, fc.constant("")], [2, time.map((text) => `,${text}`)]),
  )
  .map((parts) => `include => ${parts.join("")}`);
const other = fc
  .tuple(
    oneOf("ignorepat => ", "switch => ", "lswitch => ", "eswitch => ", "autohints = "),
    oneOf(
      "9",
      "yes",
      "_9X",
      "Realtime/a@b",
      "IAX2/u:p@h/c",
      "Loopback",
      "${N}/b",
      "a/b/c",
      "",
      "true",
      "no",
      "${N}",
      "_[1-3]",
      "DUNDi/x,y",
      "9!",
      "é",
    ),
  )
  .map((parts) => parts.join(""));
const strangeLine = oneOf(
  "foo = bar",
  "extension => 1,1,A",
  "exten",
  "exten => 100",
  "exten => 100,1",
  "exten =>",
  "same =>",
  "exten => ,1,A",
  "exten => 100,,A",
  "exten += 100,1,A",
  "same += n,B",
  "include =",
  "exten => 1;2,1,A",
  "exten => 1\\;2,1,A(\\;)",
  "exten => 100,1,A(;-- c --;x)",
  "exten => 100,1,A\r",
  "\texten => 5,1,A(x)  ",
  "exten => 100,1,A(a;b)",
);

/** A line of a context. */
export const dialplanLine: fc.Arbitrary<string> = weighted(
  [10, exten],
  [8, same],
  [3, include],
  [2, other],
  [1, strangeLine],
);

/** A line that starts a context, or something else. */
export const contextHeader: fc.Arbitrary<string> = weighted(
  [8, oneOf("[a]", "[b]", "[c]", "[A]", "[default]")],
  [
    2,
    oneOf(
      "[t](!)",
      "[a](t)",
      "[b](a)",
      "[a](+)",
      "[globals]",
      "[general]",
      "[GLOBALS]",
      "[é]",
      "[a b]",
      "[]",
      "[-]",
    ),
  ],
);

/** A line of `[globals]`. Functions and expressions are for a running Asterisk, so there are none. */
export const globalsLine: fc.Arbitrary<string> = fc
  .tuple(
    oneOf("N", "P", "C", "_N", "__P", "é", "N ", "n"),
    oneOf("=", " => ", "+="),
    joined(
      oneOf(
        "1",
        "100",
        "_X.",
        "a",
        "${N}",
        "${P}",
        "${C:1}",
        "${N:0:1}",
        "${N:-1}",
        "${N:1:-1}",
        "${",
        "}",
        "${NONE}",
        "$",
        "x,y",
        "${${N}}",
        "${N${N}}",
      ),
      3,
    ),
  )
  .map((parts) => parts.join(""));

export const generalLine: fc.Arbitrary<string> = oneOf(
  "static=yes",
  "writeprotect=no",
  "clearglobalvars=yes",
  "extenpatternmatchnew=yes",
  "userscontext=b",
  "autofallthrough=no",
  "userscontext=A b",
);

const accountName = oneOf(
  "100",
  "alice",
  "1-00",
  "_1XX",
  "a b",
  "é",
  "200",
  "general",
  "100)",
  "#100",
  "A.b",
);
const accountLine = oneOf(
  "hassip=yes",
  "hasiax=yes",
  "hasvoicemail=yes",
  "hasexten=no",
  "dahdichan=1",
  "dahdichan=1-3,7",
  "alternateexts=201,202",
  "alternateexts=100",
  "hash323=yes",
  "hassip=no",
  "fullname=x",
  "dahdichan=a",
  "dahdichan=",
  "dahdichan=5-2",
  "alternateexts=,1",
  "alternateexts=_2XX,s",
  "dahdichan=1,,2",
  "hasexten=yes",
);

/** The accounts of a users.conf. */
export const account: fc.Arbitrary<string> = fc
  .tuple(accountName, fc.array(accountLine, { maxLength: 4 }))
  .map(([name, lines]) => [`[${name}]`, ...lines].join("\n"));
