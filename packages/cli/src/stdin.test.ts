import { expect, test } from "vitest";
import { folder } from "./testing/try-cli.ts";

async function* input(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* chunks;
}

test("standard input is linted under the name it is given", async () => {
  using site = folder({});
  const stdin = input("[general]\nallow", "guest=yes\n");
  const { code, stdout } = await site.astlint(["-", "--stdin-filename", "sip.conf", "-q"], { stdin });
  expect(code).toBe(1);
  expect(stdout).toBe("sip.conf:2:12: high sip/allowguest: guests may call\n");
});

test("it takes the place of the file on the disk, among its neighbours", async () => {
  using site = folder({
    "sip.conf": "[general]\nallowguest=no\n",
    "modules.conf": "[modules]\nnoload=chan_sip.so\n",
  });
  const stdin = () => input("[general]\nallowguest=yes\n");
  const argv = ["-", "--stdin-filename", "sip.conf", "-q"];
  expect(await site.astlint(argv, { stdin: stdin() })).toEqual({ code: 0, stdout: "", stderr: "" });
  site.write("modules.conf", "[modules]\nautoload=yes\n");
  expect(await site.astlint(argv, { stdin: stdin() })).toMatchObject({ code: 1 });
});

test("only what is in it is reported", async () => {
  using site = folder({ "sip.conf": "#include a.conf\n[100]\nsecret=1\n" });
  const { stdout } = await site.astlint(["-", "--stdin-filename", "a.conf", "-q"], {
    stdin: input("[general]\nallowguest=yes\n"),
  });
  expect(stdout).toBe("a.conf:2:12: high sip/allowguest: guests may call\n");
});

test("its folder need not exist", async () => {
  using site = folder({});
  const { code, stderr } = await site.astlint(["-", "--stdin-filename", "etc/asterisk/sip.conf", "-q"], {
    stdin: input("[general]\nallowguest=yes\n"),
  });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
});

test("with --fix the fixed text goes to standard output, the report to standard error, and nothing to the disk", async () => {
  using site = folder({ "sip.conf": "[general]\n" });
  const { stdout, stderr } = await site.astlint(["-", "--stdin-filename", "sip.conf", "--fix"], {
    stdin: input("[general]\nalwaysauthreject=no\nallowguest=yes\n"),
  });
  expect(stdout).toBe("[general]\nalwaysauthreject=yes\nallowguest=yes\n");
  expect(stderr).toContain("fixed     sip/alwaysauthreject  sip.conf:2");
  expect(stderr).toContain("sip/allowguest");
  expect(site.read("sip.conf")).toBe("[general]\n");
});

test("without a name it cannot be judged", async () => {
  using site = folder({});
  expect((await site.astlint(["-", "--stdin-filename", ""])).code).toBe(2);
});

test("a name that is absolute is shown so", async () => {
  using site = folder({});
  const { stdout } = await site.astlint(["-", "--stdin-filename", "/nowhere/sip.conf"]);
  expect(stdout).toContain("/nowhere · ");
  expect(stdout).not.toContain("..");
});

test("more than 64 MiB are not read", async () => {
  using site = folder({});
  async function* endless(): AsyncGenerator<Uint8Array> {
    const chunk = new Uint8Array(1 << 20);
    for (;;) yield chunk;
  }
  expect(await site.astlint(["-", "--stdin-filename", "sip.conf"], { stdin: endless() })).toEqual({
    code: 2,
    stdout: "",
    stderr: "astlint: standard input is larger than 64 MiB\n",
  });
});
