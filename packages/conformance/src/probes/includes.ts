import { files, type Probe } from "./probe.ts";

const entry = "probe.conf";
/** Each file includes the next. */
const chain = (length: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length }, (_, i) => [
      i === 0 ? entry : `${i}.inc`,
      `${i === 0 ? "[a]\n" : ""}x=${i}\n${i + 1 < length ? `#include ${i + 1}.inc\n` : ""}`,
    ]),
  );
const directive = (name: string, ...lines: readonly string[]): Probe =>
  files(name, { [entry]: `[a]\nx=1\n${lines.join("\n")}\ny=2\n`, "b.inc": "z=3\n", "c.inc": "[c]\nw=4\n" });

/** Every form of `#include`, and what becomes of sections, comments and line numbers in it. */
export const includeProbes: readonly Probe[] = [
  directive("the file of an include may stand alone", "#include b.inc"),
  directive("in quotes", '#include "b.inc"'),
  directive("in angle brackets", "#include <b.inc>"),
  directive("with blanks around it", "  #include \t b.inc  "),
  directive("and before a comment", "#include b.inc ; c", '#include "c.inc" ; c'),
  directive("one quote is a part of the name", '#include "b.inc'),
  directive("quotes that do not match are a part of the name", '#include "b.inc>'),
  directive("the other quotes are a part of the name", "#include 'b.inc'"),
  directive("text behind the quotes is a part of the name", '#include "b.inc" x'),
  directive("a directive may be in capitals", "#INCLUDE b.inc"),
  directive("a directive needs a file", "#include", "#include   ", "#tryinclude"),
  directive("a directive with empty quotes names the folder", '#tryinclude ""'),
  directive("a blank behind '#' is no directive", "# include b.inc"),
  directive("'#' alone is no directive", "#"),
  directive("a word that is no directive is skipped", "#includes b.inc", "#if x"),
  directive("a directive needs a blank", '#include"b.inc"'),
  directive("a file that is not there ends the file", "#include missing.inc"),
  directive("unless it is only tried", "#tryinclude missing.inc"),
  directive("trying takes what is there", "#tryinclude b.inc"),
  directive("programs are not run", "#exec /bin/true", "#exec"),
  directive("an absolute name below the folder", "#include /etc/asterisk/b.inc"),
  directive("an absolute name elsewhere", "#tryinclude /etc/elsewhere/b.inc"),
  directive("a name with a detour", "#include ./b.inc"),
  directive("a detour through a folder that is not there", "#include d/../c.inc"),
  directive("a folder is no file", "#tryinclude ."),
  directive("a file twice is named anew", "#include b.inc", "#include b.inc", "#include b.inc"),
  directive("the same file by another name is not", "#include b.inc", "#include ./b.inc"),
  directive("an include starts no section of its own", "#include c.inc", "v=5"),
  files("an include goes on with the section before it", {
    [entry]: "[a]\n#include b.inc\n",
    "b.inc": "x=1\n[b]\ny=2\n",
  }),
  files("the file goes on with its own section", {
    [entry]: "[a]\nx=1\n#include b.inc\ny=2\n",
    "b.inc": "[b]\nz=3\n",
  }),
  files("an include before any section may bring one", {
    [entry]: "#include b.inc\n[a]\nx=1\n",
    "b.inc": "[b]\nz=3\n",
  }),
  files("its section is none for the file that includes it", {
    [entry]: "#include b.inc\nx=1\n",
    "b.inc": "[b]\nz=3\n",
  }),
  files("a second include goes on where the first ended", {
    [entry]: "[a]\n#include b.inc\n#include c.inc\n",
    "b.inc": "[b]\nx=1\n",
    "c.inc": "y=2\n",
  }),
  files("templates come from includes", {
    [entry]: "#include b.inc\n[a](t)\nx=1\n",
    "b.inc": "[t](!)\nz=3\n",
  }),
  files("a broken include loses its rest, and no more", {
    [entry]: "[a]\n#include b.inc\n[c]\nx=1\n",
    "b.inc": "[b]\ny=2\n[broken\nz=3\n",
  }),
  files("a broken include by a missing template", {
    [entry]: "[a]\n#include b.inc\n[c]\nx=1\n",
    "b.inc": "[b](nobody)\ny=2\n",
  }),
  files("a broken include by a missing include", {
    [entry]: "[a]\n#include b.inc\n[c]\nx=1\n",
    "b.inc": "y=2\n#include missing.inc\nz=3\n",
  }),
  files("a broken include within an include", {
    [entry]: "[a]\n#include b.inc\nx=1\n",
    "b.inc": "y=2\n#include c.inc\nz=3\n",
    "c.inc": "[broken\n",
  }),
  files("a broken include leaves less depth for others", {
    ...chain(10),
    [entry]: "[a]\n#include broken.inc\n#include broken.inc\n#include 1.inc\n",
    "broken.inc": "[broken\n",
  }),
  files("a comment does not reach out of an include", {
    [entry]: "[a]\nx=1\n#include b.inc\ny=2\n",
    "b.inc": ";-- open\n",
  }),
  files("nor into it", { [entry]: "[a]\n;-- c\n#include b.inc\n--;\ny=2\n", "b.inc": "z=3\n" }),
  files("ten files may nest", chain(10)),
  files("eleven may not", chain(11)),
  files("twelve may not either", chain(12)),
  files("a file that includes itself", { [entry]: "[a]\nx=1\n#include probe.conf\n" }),
  files("a file that tries to include itself", { [entry]: "[a]\nx=1\n#tryinclude probe.conf\n" }),
  files("a pattern takes files in alphabetical order", {
    [entry]: "[a]\n#include d/*.inc\n",
    "d/b.inc": "x=2\n",
    "d/a.inc": "x=1\n",
    "d/C.inc": "x=3\n",
    "d/x": "x=4\n",
  }),
  files("a pattern without hidden files", {
    [entry]: "[a]\n#include *.inc\n",
    ".b.inc": "x=1\n",
    "c.inc": "x=2\n",
  }),
  files("a pattern with a question mark", {
    [entry]: "[a]\n#include ?.inc\n",
    "b.inc": "x=1\n",
    "bb.inc": "x=2\n",
  }),
  files("a pattern with a set", {
    [entry]: "[a]\n#include [b-d].inc\n#include [!b].inc\n",
    "b.inc": "x=1\n",
    "e.inc": "x=2\n",
  }),
  files("a pattern with braces keeps their order", {
    [entry]: "[a]\n#include {c,b}.inc\n",
    "b.inc": "x=1\n",
    "c.inc": "x=2\n",
  }),
  files("braces may nest", {
    [entry]: "[a]\n#include {b,{c,d}1}.inc\n",
    "b.inc": "x=1\n",
    "d1.inc": "x=2\n",
  }),
  files("braces may name what is not there", {
    [entry]: "[a]\n#include {b,missing}.inc\n",
    "b.inc": "x=1\n",
  }),
  files("a pattern for folders", {
    [entry]: "[a]\n#include */b.inc\n",
    "d/b.inc": "x=1\n",
    "e/b.inc": "x=2\n",
  }),
  files("a pattern that finds nothing ends the file", { [entry]: "[a]\nx=1\n#include d/*.inc\ny=2\n" }),
  files("a broken file ends its pattern", {
    [entry]: "[a]\n#include *.inc\ny=2\n",
    "b.inc": "x=1\n[broken\n",
    "c.inc": "z=3\n",
  }),
  files("the section of one file of a pattern goes on in the next", {
    [entry]: "[a]\n#include *.inc\n",
    "b.inc": "[b]\nx=1\n",
    "c.inc": "y=2\n",
  }),
  files("a comment goes on in the next file of a pattern", {
    [entry]: "[a]\n#include *.inc\nw=3\n",
    "b.inc": "x=1\n;-- open\n",
    "c.inc": "y=2\n--;\nz=3\n",
  }),
  files("a stray end of comment goes on in the next file of a pattern", {
    [entry]: "[a]\n#include *.inc\nw=3\n",
    "b.inc": "x=1 --;\n",
    "c.inc": "y=2\n;--\nz=3\n",
  }),
  files("a mark is skipped only in the first file of a pattern", {
    [entry]: "[a]\n#include *.inc\n",
    "b.inc": "\ufeffx=1\n",
    "c.inc": "\ufeffy=2\n",
  }),
  files("lines are counted through a pattern", {
    [entry]: "[a]\n#include *.inc\n",
    "b.inc": "x=1\n",
    "c.inc": "y\n",
    "d.inc": "z\n",
  }),
  files("a dialplan names the file of a step", {
    "extensions.conf": "[a]\n#include d/b.inc\nexten => 2,1,A\n",
    "d/b.inc": "exten => 1,1,A\n",
  }),
  files("a dialplan names an included file anew", {
    "extensions.conf": "[a]\n#include b.inc\n[b]\n#include b.inc\n",
    "b.inc": "exten => 1,1,A\n",
  }),
  files("a dialplan counts lines through a pattern", {
    "extensions.conf": "[a]\n#include *.inc\n",
    "b.inc": "exten => 1,1,A\n",
    "c.inc": "exten => 2,1,A\n",
  }),
  files("neither 'same' nor 'n' mind an include", {
    "extensions.conf": "[a]\nexten => 1,1,A\n#include b.inc\nsame => n,C\n",
    "b.inc": "same => n,B\n",
  }),
];
