import { rules } from "@astlint/rules";
import { expect, test } from "vitest";
import { folder } from "../testing/try-cli.ts";
import { parseXml } from "../testing/xml.ts";
import { formats } from "./formats.ts";

const nasty =
  "\u001b]0;t\u0007\u009b2J\u202e\u200b\ufeff\uffff\u0000<b>&amp;]]>--></script>%0A::error::|`*\\";
const files = {
  "sip.conf": [
    "[general]",
    `allowguest=yes ; ${nasty}`,
    `[a${nasty.replaceAll("]", "")}]`,
    "type=friend",
    "host=dynamic",
    "secret=1234",
    "alwaysauthreject=no\tx",
    `context = ${nasty}`,
    `#include "${nasty}.conf"`,
  ].join("\n"),
  "extensions.conf": `[default]\nexten => _X.,1,Dial(SIP/${nasty}/\${EXTEN})\n same => n,System(${nasty}\${EXTEN})\n`,
};

/** Control characters but line ends and tabs, characters that hide or turn others round, and what XML does not know. */
function isHarmful(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 32) return code !== 9 && code !== 10;
  return /[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\uffff]/.test(character);
}

test.each(formats)("no character in a configuration does harm in %s", async (format) => {
  using site = folder(files);
  const { code, stdout } = await site.astlint([".", "-f", format, "--preset", "all"], { rules });
  expect(code).toBe(1);
  expect([...stdout].filter(isHarmful)).toEqual([]);
});

test.each(["junit", "checkstyle"])("%s stays well-formed", async (format) => {
  using site = folder(files);
  const { stdout } = await site.astlint([".", "-f", format, "--preset", "all"], { rules });
  expect(() => parseXml(stdout)).not.toThrow();
});

test.each(["json", "sarif", "gitlab"])("%s stays JSON", async (format) => {
  using site = folder(files);
  const { stdout } = await site.astlint([".", "-f", format, "--preset", "all"], { rules });
  expect(() => JSON.parse(stdout)).not.toThrow();
});

test("no line of github is anything but a command with our own properties", async () => {
  using site = folder(files);
  const { stdout } = await site.astlint([".", "-f", "github", "--preset", "all"], { rules });
  for (const line of stdout.trimEnd().split("\n")) {
    expect(line).toMatch(
      /^::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?title=[^,:]+::/,
    );
  }
});
