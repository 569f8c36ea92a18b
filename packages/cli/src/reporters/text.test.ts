import { firstPlaces, type Rule } from "@astlint/core";
import { describe, expect, test } from "vitest";
import { sampleRules } from "../testing/sample-rules.ts";
import { folder } from "../testing/try-cli.ts";

const office = {
  "sip.conf": [
    "[general]",
    "allowguest=yes",
    "",
    "[100]",
    "type=friend",
    "secret = 1234 ; and another: password=geheim",
    "#include users/*.conf",
    "",
  ].join("\n"),
  "users/a.conf": "[general](+)\nalwaysauthreject=\tno\n",
};

test("a report shows what was read, then each finding with its line, the worst first", async () => {
  using site = folder(office);
  const { stdout } = await site.astlint(["."]);
  expect(stdout.replace(site.path, "/etc/asterisk")).toMatchInlineSnapshot(`
    "/etc/asterisk · Asterisk 16 (detected: chan_sip, no pjsip.conf) · 2 files, 9 lines

    critical  sip/weak-secret  sip.conf:6:10  the secret of '100' is easily guessed
        4 │ [100]
        6 │ secret = •••••••• ; and another: password=••••••••
          │          ^^^^^^^^ found soon
          ├ '100' may register (sip.conf:4)
          └ manual fix: Choose a random secret · astlint --explain sip/weak-secret

    high      sip/allowguest  sip.conf:2:12  guests may call
        1 │ [general]
        2 │ allowguest=yes
          │            ^^^ anyone may call
          └ unsafe fix: Set allowguest=no (callers without an account are refused) · astlint --explain sip/allowguest

    medium    sip/alwaysauthreject  users/a.conf:2:19  'no' tells which accounts exist
        1 │ [general](+)
        2 │ alwaysauthreject=       no
          │                         ^^
          └ safe fix: Set alwaysauthreject=yes · astlint --explain sip/alwaysauthreject

    3 findings: 1 critical, 1 high, 1 medium · 1 safe fix with --fix, 1 more with --fix --unsafe-fixes · 0 ms
    "
  `);
});

test("several trees have a report each and one summary", async () => {
  using site = folder({ "a/sip.conf": office["sip.conf"], "b/sip.conf": "[general]\n" });
  const { stdout } = await site.astlint(["a", "b"]);
  expect(stdout.match(/^[ab] · Asterisk/gm)).toEqual(["a · Asterisk", "b · Asterisk"]);
  expect(stdout.match(/findings?:/g)).toHaveLength(1);
});

test("a clean tree is told what was checked", async () => {
  using site = folder({ "sip.conf": "[general]\nallowguest=no\n", "extensions.conf": "[a]\n" });
  const { stdout } = await site.astlint(["."]);
  expect(stdout.replace(site.path, "/etc/asterisk")).toMatchInlineSnapshot(`
    "/etc/asterisk · Asterisk 16 (detected: chan_sip, no pjsip.conf) · 2 files, 3 lines

    No findings: 2 files with 3 lines checked by 3 rules · 0 ms
    "
  `);
});

test("findings that are not shown are counted", async () => {
  using site = folder(office);
  const { stdout } = await site.astlint([".", "--severity", "high"]);
  expect(stdout).toMatch(/2 findings: 1 critical, 1 high · .* · 1 milder finding not shown · 0 ms\n$/);
});

test("a version that is given is said to be", async () => {
  using site = folder({ "sip.conf": "" });
  const { stdout } = await site.astlint([".", "--asterisk-version", "13"]);
  expect(stdout).toContain(" · Asterisk 13 (as given) · 1 file, 0 lines\n");
});

test("of related places only some are shown, and the others counted, those that the rule left out among them", async () => {
  const [sample] = sampleRules;
  if (!sample) throw new Error("no sample");
  const rule: Rule = {
    ...sample,
    check: ({ tree, report }) => {
      const accounts = tree.effective("sip.conf")?.sections ?? [];
      const [first, ...others] = accounts.map(({ namePlace: at, name: message }) => ({ at, message }));
      if (first) report({ at: first.at, message: "all alike", related: firstPlaces(others) });
    },
  };
  const text = Array.from({ length: 21 }, (_, index) => `[${100 + index}]\n`).join("");
  using site = folder({ "sip.conf": text });
  const { stdout } = await site.astlint(["."], { rules: [rule] });
  expect(stdout).toContain("├ 103 (sip.conf:4)\n      ├ and 17 more\n");
});

describe("many findings that say the same", () => {
  function accounts(count: number): Record<string, string> {
    return {
      "sip.conf": Array.from({ length: count }, (_, index) => `[${100 + index}]\nsecret=1\n`).join(""),
    };
  }

  test("are shown one by one up to three", async () => {
    using site = folder(accounts(3));
    const { stdout } = await site.astlint(["."]);
    expect(stdout.match(/^critical/gm)).toHaveLength(3);
  });

  test("are folded from four on", async () => {
    using site = folder(accounts(6));
    const { stdout } = await site.astlint(["."]);
    expect(stdout.match(/^critical/gm)).toHaveLength(1);
    expect(stdout).toContain("├ and 5 more like it (sip.conf:4, 6, 8, 10 …)\n");
    expect(stdout).toContain("6 findings: 6 critical");
  });

  test("are folded, too, when they name contexts in brackets", async () => {
    const [sample] = sampleRules;
    if (!sample) throw new Error("no sample");
    const rule: Rule = {
      ...sample,
      check: ({ tree, report }) => {
        for (const { namePlace: at, name } of tree.effective("sip.conf")?.sections ?? [])
          report({ at, message: `[${name}] is like the others` });
      },
    };
    using site = folder({ "sip.conf": "[a]\n[b]\n[c]\n[d]\n" });
    const { stdout } = await site.astlint(["."], { rules: [rule] });
    expect(stdout).toContain("├ and 3 more like it (sip.conf:2, 3, 4)\n");
  });

  test("are each a line with --quiet", async () => {
    using site = folder(accounts(6));
    const { stdout } = await site.astlint([".", "--quiet"]);
    expect(stdout.split("\n")).toHaveLength(7);
    expect(stdout).toContain(
      "sip.conf:2:8: critical sip/weak-secret: the secret of '100' is easily guessed\n",
    );
  });
});

describe("on a terminal", () => {
  test("long lines are wrapped to its width", async () => {
    using site = folder(office);
    const terminal = { write: () => true, isTTY: true, columns: 50 };
    let text = "";
    const write = (part: string | Uint8Array): void => {
      text += String(part);
    };
    await site.astlint([".", "--color", "never"], { stdout: { ...terminal, write } });
    const [, ...lines] = text.split("\n");
    expect(lines.filter((line) => line.length > 50 && !line.includes("findings:"))).toEqual([]);
    expect(text).toContain(
      "critical  sip/weak-secret  sip.conf:6:10\n          the secret of '100' is easily guessed\n",
    );
  });

  test("severities have colours", async () => {
    using site = folder(office);
    const { stdout } = await site.astlint([".", "--color", "always"]);
    expect(stdout).toContain("\u001b[33mmedium\u001b[39m");
  });
});
