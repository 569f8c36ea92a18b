import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CliResult, folder } from "../testing/try-cli.ts";
import type { World } from "../world.ts";

const site = {
  "sip.conf": '[general]\ncontext=guests\n#include "phones.conf"\n#tryinclude none.conf\n',
  "phones.conf": "[phone](!)\ntype=friend\nsecret=hunter2\n[100](phone)\ncontext=office\n",
  "extensions.conf": "[office]\nexten => _1XX,1,Dial(SIP/${EXTEN})\nexten => 9,1,Authenticate(4711)\n",
};

async function show(
  args: readonly string[],
  files: Readonly<Record<string, string>> = site,
  world: Partial<World> = {},
): Promise<CliResult> {
  using here = folder(files);
  return await here.astlint(["show", ...args], world);
}

function input(text: string): Partial<World> {
  return {
    stdin: (async function* () {
      yield text;
    })(),
  };
}

test.each(["", "..", "../b.conf", "/etc/passwd"])("a file named '%s' is none of the folder", async (name) => {
  expect(await show(["config", ".", name])).toEqual({
    code: 2,
    stdout: "",
    stderr: `astlint: '${name}' names no file below .\n`,
  });
});

describe("show config", () => {
  test("prints what Asterisk would load, secrets masked", async () => {
    expect(await show(["config", ".", "sip.conf"])).toEqual({
      code: 0,
      stderr: "",
      stdout: `\
; sip.conf

[general]
context = guests

[phone](!)
type = friend
secret = ••••••••

[100] ; inherits phone
type = friend
secret = ••••••••
context = office
`,
    });
  });

  test("as data is an object of file and sections", async () => {
    const { stdout } = await show(["config", ".", "--format", "json", "--with-secrets"]);
    const files = JSON.parse(stdout);
    expect(Object.keys(files)).toEqual(["extensions.conf", "phones.conf", "sip.conf"]);
    expect(files["sip.conf"][2]).toEqual({
      name: "100",
      template: false,
      templates: ["phone"],
      options: [
        ["type", "friend"],
        ["secret", "hunter2"],
        ["context", "office"],
      ],
    });
  });

  test("says why Asterisk refuses a file", async () => {
    const files = { "sip.conf": "[a\n" };
    expect((await show(["config", "."], files)).stdout).toBe(
      "; sip.conf is refused: sip.conf:1: the section's name has no ]\n",
    );
    const { stdout } = await show(["config", ".", "--format", "json"], files);
    expect(JSON.parse(stdout)).toEqual({
      "sip.conf": { refused: "sip.conf:1: the section's name has no ]" },
    });
  });

  test("keeps a semicolon in a value from becoming a comment", async () => {
    const { stdout } = await show(["config", "."], { "sip.conf": "[a]\nb=c\\;d\n" });
    expect(stdout).toContain("b = c\\;d\n");
  });

  test("keeps control characters from a terminal", async () => {
    const files = { "sip.conf": "[a]\nb=x\u001b[31mred\n" };
    let written = "";
    const stdout = { isTTY: true, write: (text: string | Uint8Array) => (written += text) };
    await show(["config", ".", "--color", "never"], files, { stdout });
    expect(written).toContain("b = x\\x1b[31mred\n");
    expect((await show(["config", "."], files)).stdout).toContain("b = x\u001b[31mred\n");
  });
});

describe("show dialplan", () => {
  const whole = `\
[ Context 'office' created by 'pbx_config' ]
  '9' =>            1. Authenticate(4711)                         [extensions.conf:3]
  '_1XX' =>         1. Dial(SIP/\${EXTEN})                         [extensions.conf:2]

-= 2 extensions (2 priorities) in 1 context. =-
`;
  const match = `\
[ Context 'office' created by 'pbx_config' ]
  '_1XX' =>         1. Dial(SIP/\${EXTEN})                         [extensions.conf:2]

-= 1 extension (1 priority) in 1 context. =-
`;

  test("prints Asterisk's own text", async () => {
    expect(await show(["dialplan", ".", "--with-secrets"])).toEqual({ code: 0, stderr: "", stdout: whole });
    expect((await show(["dialplan", "."])).stdout).toBe(whole.replace("4711)    ", "••••••••)"));
  });

  test("as data names every step", async () => {
    const { stdout } = await show(["dialplan", ".", "--format", "json"]);
    expect(JSON.parse(stdout).contexts[0].extensions[1]).toEqual({
      name: "_1XX",
      steps: [{ priority: 1, application: "Dial", arguments: "SIP/${EXTEN}", line: "extensions.conf:2" }],
    });
  });

  test("tells what matches a number", async () => {
    expect((await show(["dialplan", ".", "123@office"])).stdout).toBe(match);
  });

  test("puts several answers below their questions", async () => {
    const { stdout } = await show(["dialplan", ".", "123@office", "5@office"]);
    expect(stdout).toBe(
      `dialplan show 123@office\n${match}\ndialplan show 5@office\n` +
        "There is no existence of 5@office extension\nCommand 'dialplan show 5@office' failed.\n",
    );
  });

  test("reads questions from standard input, and answers them as data", async () => {
    const questions = "123@office\n\n 124@office \r\n";
    const { stdout } = await show(["dialplan", ".", "-", "--format", "json"], site, input(questions));
    expect(JSON.parse(stdout)).toEqual({ "123@office": match.trimEnd(), "124@office": match.trimEnd() });
  });

  test("notes what the text does not tell", async () => {
    expect(await show(["dialplan", "."], { "sip.conf": "" })).toEqual({
      code: 0,
      stderr: "astlint: there is no extensions.conf\n",
      stdout: "-= 0 extensions (0 priorities) in 0 contexts. =-\n",
    });
  });

  test("is that of the Asterisk asked for", async () => {
    const files = { "extensions.conf": "[general]\n", "users.conf": "[6000]\nhassip=yes\n" };
    expect((await show(["dialplan", ".", "--asterisk-version", "16"], files)).stdout).toContain(
      "hint: SIP/6000",
    );
    expect((await show(["dialplan", ".", "--asterisk-version", "22"], files)).stdout).toContain(
      "0 extensions",
    );
  });
});

describe("show includes", () => {
  test("draws a tree", async () => {
    expect((await show(["includes", ".", "sip.conf"])).stdout).toBe(`\
sip.conf
├─ phones.conf  line 3: #include phones.conf
└─ (not there)  line 4: #tryinclude none.conf
`);
  });

  test("as data is an object of file and tree", async () => {
    const { stdout } = await show(["includes", ".", "sip.conf", "--format", "json"]);
    expect(JSON.parse(stdout)).toEqual({
      "sip.conf": {
        path: "sip.conf",
        includes: [
          {
            line: 3,
            directive: "include",
            argument: "phones.conf",
            files: [{ path: "phones.conf", includes: [] }],
          },
          { line: 4, directive: "tryinclude", argument: "none.conf", files: [], problem: "missing" },
        ],
      },
    });
  });
});

describe("show value", () => {
  test("tells where a value comes from", async () => {
    expect((await show(["value", ".", "sip.conf", "100", "type"])).stdout).toBe(`\
sip.conf [100] (account) type = friend
  from  phones.conf:2  type = friend
    inherited from [phone], named at phones.conf:4
    included at sip.conf:3
`);
  });

  test("tells what is not set, and what holds then", async () => {
    const { stdout } = await show(["value", ".", "sip.conf", "general", "allowguest"]);
    expect(stdout).toBe("sip.conf [general] allowguest is not set\n  Asterisk's default: yes\n");
  });

  test("as data has every line, and never a secret", async () => {
    const { stdout } = await show(["value", ".", "sip.conf", "100", "secret", "--format", "json"]);
    expect(JSON.parse(stdout).values[0].sources).toEqual([
      {
        path: "phones.conf",
        line: 3,
        option: "secret",
        value: "••••••••",
        section: "phone",
        templates: [{ template: "phone", path: "phones.conf", line: 4 }],
        includes: [{ path: "sip.conf", line: 3 }],
      },
    ]);
  });

  test("tells of a second section that Asterisk does not look at", async () => {
    const files = { "sip.conf": "[general]\n[general]\nbindport=5070\n" };
    expect((await show(["value", ".", "sip.conf", "general", "bindport"], files)).stdout).toBe(
      "sip.conf [general] bindport is not set\n  Asterisk's default: 5060\n  not read  sip.conf:3  bindport = 5070\n",
    );
  });

  test("says that Asterisk refuses the file", async () => {
    const { stderr, stdout } = await show(["value", ".", "sip.conf", "a", "x"], {
      "sip.conf": "x=1\n[a]\nx=2\n",
    });
    expect(stdout).toContain("x = 2");
    expect(stderr).toBe(
      "astlint: Asterisk refuses sip.conf: sip.conf:1: an option stands before the first section; " +
        "this holds once that is mended\n",
    );
  });
});

test.each([
  [["nonsense"], "show nonsense: what is known is config, dialplan, includes, value"],
  [["config"], "show config needs a configuration folder"],
  [["config", "nowhere"], "nowhere: no such file or folder"],
  [["config", "sip.conf"], "sip.conf: is no folder"],
  [["config", ".", "pjsip.conf"], "./pjsip.conf: no such file or folder"],
  [["value", ".", "sip.conf"], "show value needs DIR FILE SECTION OPTION"],
  [["value", ".", "sip.conf", "101", "type"], "sip.conf has no section '101'"],
  [
    ["value", ".", "sip.conf", "100", "type", "--with-secrets"],
    "show value never shows secrets: leave --with-secrets out",
  ],
  [["dialplan", ".", "-", "1@a"], "- reads the questions from standard input: name no other with it"],
  [["dialplan", ".", "--nonsense"], "show: unknown option '--nonsense'"],
  [["dialplan", ".", "--format", "xml"], "--format is one of text, json"],
  [["dialplan", ".", "--asterisk-version", "x"], "--asterisk-version x: give it as 16, 1.8 or 18.24.2"],
])("astlint show %j ends with 2 and one line", async (args, message) => {
  expect(await show(args)).toEqual({ code: 2, stdout: "", stderr: `astlint: ${message}\n` });
});

test("what cannot be read ends with 2, and the rest is shown all the same", async () => {
  using here = folder(site);
  using other = folder({ "secret.conf": "[a]\n" });
  mkdirSync(join(here.path, "folder.conf"));
  symlinkSync(join(other.path, "secret.conf"), join(here.path, "iax.conf"));
  const { code, stdout, stderr } = await here.astlint(["show", "config", ".", "--format", "json"]);
  expect(code).toBe(2);
  expect(stderr).toContain("iax.conf: is a link to");
  expect(Object.keys(JSON.parse(stdout))).toContain("sip.conf");
  expect(JSON.parse(stdout)["folder.conf"]).toEqual({ refused: "is a folder" });
  expect((await here.astlint(["show", "config", ".", "--follow-symlinks"])).code).toBe(0);
});

test.each([[["show"]], [["show", "--help"]], [["show", "config", "-h"]]])(
  "astlint %j explains itself",
  async (args) => {
    using here = folder({});
    const { code, stdout } = await here.astlint(args);
    expect(code).toBe(0);
    expect(stdout).toContain("Usage: astlint show <what> DIR");
  },
);
