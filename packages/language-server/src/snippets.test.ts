import { lint, loadTree, memoryFileSystem, type Tree } from "@astlint/core";
import { completions } from "@astlint/core/ide";
import { rules } from "@astlint/rules";
import { expect, test } from "vitest";
import snippets from "../../core/knowledge/snippets.json" with { type: "json" };

/** A configuration with everything that the snippets name; their pieces are put at the ends of its files. */
const site: Readonly<Record<string, string>> = {
  "asterisk.conf": "[options]\nlive_dangerously=no\n",
  "pjsip.conf": [
    "[udp]\ntype=transport\nprotocol=udp\nbind=192.0.2.1\n",
    "[101]\ntype=endpoint\ncontext=phones\ndisallow=all\nallow=alaw\nauth=101\naors=101\n",
    "[101]\ntype=auth\nauth_type=userpass\nusername=101\npassword=<password>\n",
    "[101]\ntype=aor\nmax_contacts=1\n",
  ].join("\n"),
  "extensions.conf": [
    "[globals]\n\n[default]\nexten => i,1,Hangup()\n",
    "[from-trunk]\nexten => s,1,Goto(phones,101,1)\n\n[from-branch]\nexten => 101,1,Goto(phones,101,1)\n",
    "[phones]\nexten => 101,1,Dial(PJSIP/101,20)\n same => n,Hangup()\n\n",
  ].join("\n"),
  "voicemail.conf": "[general]\nformat=wav\nminpassword=6\n\n[default]\n101 => <PIN>,Berta\n",
  "queues.conf": "[general]\n\n[support]\nstrategy=ringall\nmember => PJSIP/101\n",
  "confbridge.conf": "[general]\n\n[default_user]\ntype=user\npin=<PIN>\n\n[default_bridge]\ntype=bridge\n",
  "manager.conf": "[general]\nenabled=yes\nbindaddr=127.0.0.1\n\n",
  "ari.conf": "[general]\nenabled=yes\n\n",
  "iax.conf": "[general]\nbindaddr=192.0.2.1\n\n",
  "musiconhold.conf": "[default]\nmode=files\ndirectory=moh\n",
  "res_parking.conf": "[general]\n",
  "followme.conf": "[general]\n",
  "acl.conf": "",
};

/** The same for chan_sip, which releases after 20 lack. */
const oldSite: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(site).filter(([path]) => path !== "pjsip.conf")),
  "extensions.conf": (site["extensions.conf"] ?? "").replaceAll("PJSIP/", "SIP/"),
  "queues.conf": "[general]\n\n[support]\nstrategy=ringall\nmember => SIP/101\n",
  "sip.conf":
    "[general]\nallowguest=no\nalwaysauthreject=yes\nudpbindaddr=192.0.2.1\ncontext=from-trunk\n\n[101]\ntype=friend\nhost=dynamic\nsecret=<password>\ncontext=phones\ndeny=0.0.0.0/0.0.0.0\npermit=192.0.2.0/255.255.255.0\n",
};

async function treeOf(files: Readonly<Record<string, string>>, asteriskVersion: string): Promise<Tree> {
  const paths = Object.entries(files).map(([path, text]) => [`/etc/asterisk/${path}`, text] as const);
  return await loadTree(memoryFileSystem(Object.fromEntries(paths)), "/etc/asterisk", { asteriskVersion });
}

function serious(tree: Tree): string[] {
  return lint(tree, { rules })
    .filter(({ severity }) => severity === "medium" || severity === "high" || severity === "critical")
    .map(({ rule, message, at }) => `${at.path} ${rule}: ${message}`);
}

const all = Object.entries(snippets).flatMap(([path, list]) => list.map(({ name }) => [path, name] as const));

const sites = [
  ["16", oldSite],
  ["22", site],
] as const;

test.each(sites)(
  "the configuration of Asterisk %s that takes them has nothing to find",
  async (version, files) => {
    expect(serious(await treeOf(files, version))).toEqual([]);
  },
);

test.each(all)("in %s, '%s' is written so that nothing serious is found", async (path, name) => {
  for (const [version, files] of sites.filter(([, each]) => path in each)) {
    const before = files[path] ?? "";
    const item = completions(await treeOf(files, version), path, before.length).find(
      ({ kind, label }) => kind === "snippet" && label === name,
    );
    if (!item) expect.fail("it is not offered");
    const text = before.slice(0, item.span.start) + item.text + before.slice(item.span.end);
    expect(text).not.toMatch(/\$\{\d|\{device\}/);
    expect(serious(await treeOf({ ...files, [path]: `${text}\n` }, version))).toEqual([]);
  }
});
