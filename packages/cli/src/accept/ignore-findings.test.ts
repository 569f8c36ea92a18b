import { expect, test } from "vitest";
import { folder } from "../testing/try-cli.ts";

const files = { "sip.conf": "[general]\r\nallowguest=yes ; old phones\r\nalwaysauthreject=no\r\n" };
const ignored =
  "[general]\r\nallowguest=yes ; old phones ; astlint: ignore[sip/allowguest] until May\r\nalwaysauthreject=no ; astlint: ignore[sip/alwaysauthreject] until May\r\n";

test("--add-ignores writes a comment beside everything that is reported", async () => {
  using site = folder(files);
  const { code, stderr } = await site.astlint([".", "--add-ignores", "until May"]);
  expect([code, stderr]).toEqual([0, "astlint: .: 2 comments written to 1 file\n"]);
  expect(site.read("sip.conf")).toBe(ignored);
  expect((await site.astlint(["."])).code).toBe(0);
});

test("what is ignored is in the report for programs, with the reason, and comes back with --no-ignores", async () => {
  using site = folder({ "sip.conf": ignored });
  const { stdout } = await site.astlint([".", "--format", "json"]);
  const [{ findings, suppressed }] = JSON.parse(stdout).trees;
  expect(findings).toEqual([]);
  expect(suppressed[0]).toMatchObject({
    rule: "sip/allowguest",
    suppression: { kind: "comment", reason: "until May" },
  });
  expect((await site.astlint([".", "--no-ignores"])).code).toBe(1);
  expect((await site.astlint(["."])).stdout).toMatch(/^No findings: .* · 2 accepted · 0 ms$/m);
});

test("ignored findings are not fixed", async () => {
  using site = folder({ "sip.conf": ignored });
  await site.astlint([".", "--fix", "--unsafe-fixes"]);
  expect(site.read("sip.conf")).toBe(ignored);
});

test.each([
  [["--add-ignores", " "], "--add-ignores needs a reason, for example 'accepted until the move'"],
  [
    ["--add-ignores", "a;b"],
    "the reason for --add-ignores must be one line without a semicolon, which would end it",
  ],
  [["--add-ignores", "a", "--fix"], "--fix and --add-ignores do not go together: take one after the other"],
  [["--update-baseline"], "--update-baseline needs --baseline FILE, the file to write"],
  [["--since", "a", "--diff"], "--diff and --since do not go together: take one after the other"],
])("%j is answered in one line", async (argv, complaint) => {
  using site = folder(files);
  expect(await site.astlint([".", ...argv])).toEqual({
    code: 2,
    stdout: "",
    stderr: `astlint: ${complaint}\n`,
  });
  expect(site.read("sip.conf")).toBe(files["sip.conf"]);
});
