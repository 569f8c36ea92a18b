import { createHash } from "node:crypto";
import { rules } from "@astlint/rules";
import { describe, expect, test } from "vitest";
import { folder, tryCli } from "../../testing/try-cli.ts";

const office = {
  "sip.conf": "[general]\nallowguest=yes ; was needed\nalwaysauthreject=no\n\n[100]\nsecret = 9173\n",
};

async function page(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<string> {
  using site = folder(files);
  return (await site.astlint([...(argv.length === 0 ? ["."] : argv), "-f", "html"])).stdout;
}

const sites = new URL("../../../../../fixtures/sites", import.meta.url).pathname;
const allSites = (await tryCli([sites, "-f", "html", "--preset", "all"], { rules })).stdout;

describe("the page needs nothing but itself", () => {
  test("no script, no event handler and no resource is in it", () => {
    expect(allSites).not.toMatch(/<(script|link|img|iframe|object|embed|form|base)\b/i);
    expect(allSites).not.toMatch(/<[^>]*\s(on\w+|src|style)\s*=/i);
    expect(/<style>[\s\S]*<\/style>/.exec(allSites)?.[0]).not.toMatch(/@import|url\(/i);
  });

  test("its policy allows its own style and nothing else", () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(allSites) ?? [];
    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(allSites) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect(policy?.replaceAll("&#39;", "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test("every link within the page leads somewhere, and ids are unique", () => {
    const ids = [...allSites.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of allSites.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });

  test("every element that is opened is closed", () => {
    const open: string[] = [];
    for (const [, close, name = ""] of allSites.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(?<!\/)>/g)) {
      if (name === "meta" || name === "br") continue;
      if (close) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });
});

test("a finding has its line with what is meant marked, the reason and the way out", async () => {
  const text = await page(office);
  expect(text).toContain('<span class="number">2</span>allowguest=<mark>yes</mark> ; was needed</pre>');
  expect(text).toContain("<h5>Why it matters</h5>");
  expect(text).toContain("<del>- allowguest=yes ; was needed</del><ins>+ allowguest=no ; was needed</ins>");
  expect(text).toContain("Set allowguest=no (callers without an account are refused)");
});

test("secrets are masked in lines and in changes", async () => {
  const text = await page(office);
  expect(text).toContain("secret = <mark>••••••••</mark>");
  expect(text).not.toContain("9173");
});

test("text from the configuration is text", async () => {
  const text = await page({
    "sip.conf": '[general]\nallowguest=yes ; </pre><script>alert("1")</script> \u001b[31m\n',
  });
  expect(text).toContain("; &#60;/pre&#62;&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; \\x1b[31m");
});

test("what was checked and not found is listed by area", async () => {
  const text = await page({ "sip.conf": "[general]\nallowguest=yes\n" });
  expect(text).toMatch(
    /SIP \(chan_sip\): 2 checks passed<\/summary>.*<li>Answers tell which accounts exist<\/li>/s,
  );
});

test("a clean tree is said to be clean", async () => {
  const text = await page({ "sip.conf": "[general]\n" });
  expect(text).toContain("<p>Nothing found</p><p>1 file checked by 3 rules.</p>");
});

test("several trees have a line each in an overview", async () => {
  const text = await page({ "a/sip.conf": office["sip.conf"], "b/sip.conf": "[general]\n" }, "a", "b");
  expect(text).toContain('<a href="#tree-1">a</a>');
  expect(text).toContain('<section class="tree" id="tree-2"><h1>b</h1>');
});

test("what could not be read is told before all else", async () => {
  const text = await page({ "sip.conf": "[general]\n" }, ".", "nowhere");
  expect(text).toMatch(
    /Not everything could be checked<\/strong>\n<ul><li>nowhere: no such file or folder<\/li>/,
  );
});

test("of very many findings of one rule the first are shown and all are listed", async () => {
  const accounts = Array.from({ length: 200 }, (_, index) => `[${1000 + index}]\nsecret=1234\n`).join("");
  const text = await page({ "sip.conf": `[general]\n${accounts}` });
  expect(text.match(/<figure/g)).toHaveLength(25);
  expect(text).toContain("<summary>197 more places</summary>");
  expect(text).toContain("<code>sip.conf:401</code> the secret of &#39;1199&#39; is easily guessed");
});

test("of a very long line the part that is meant is shown", async () => {
  const text = await page({
    "sip.conf": `[general]\n${" ".repeat(3000)}allowguest=yes ;${"x".repeat(3000)}\n`,
  });
  expect(text.length).toBeLessThan(25_000);
  expect(text).toContain("allowguest=<mark>yes</mark>");
});
