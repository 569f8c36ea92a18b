import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Folder, folder } from "../testing/try-cli.ts";

/** Newer versions of git tidy up in the background, after they have ended. */
const own = ["user.name=a", "user.email=a@b", "maintenance.auto=false"].flatMap((setting) => ["-c", setting]);

function git(site: Folder, ...argv: string[]): void {
  const { status, stderr } = spawnSync("git", [...own, ...argv], { cwd: site.path });
  if (status !== 0) throw new Error(String(stderr));
}

function commit(site: Folder): void {
  git(site, "add", "-A");
  git(site, "commit", "-qm", "x");
}

async function since(site: Folder, revision: string, path = "pbx/etc"): Promise<[number, string[], string]> {
  const { code, stdout, stderr } = await site.astlint([path, "--since", revision, "--format", "json"]);
  const messages: string[] =
    stdout === ""
      ? []
      : JSON.parse(stdout).trees.flatMap(({ findings }: { findings: { message: string }[] }) =>
          findings.map(({ message }) => message),
        );
  return [code, messages, stderr];
}

function repository(): Folder {
  const site = folder({
    "pbx/etc/sip.conf": "[general]\nallowguest=yes\n#include accounts/*.conf\n",
    "pbx/etc/accounts/a.conf": "[100]\nsecret=1234\n",
    "other.txt": "x",
  });
  git(site, "init", "-q");
  commit(site);
  return site;
}

test("only what is new since a revision is reported; nothing is checked out", async () => {
  using site = repository();
  expect(await since(site, "HEAD")).toEqual([0, [], ""]);
  site.write("pbx/etc/accounts/b.conf", "[101]\nsecret=1234\n");
  site.write("pbx/etc/sip.conf", "; moved\n\n[general]\nallowguest=yes\n#include accounts/*.conf\n");
  expect(await since(site, "HEAD")).toEqual([1, ["the secret of '101' is easily guessed"], ""]);
  commit(site);
  expect(await since(site, "HEAD")).toEqual([0, [], ""]);
  expect(await since(site, "HEAD~1")).toEqual([1, ["the secret of '101' is easily guessed"], ""]);
});

test("a comment that goes makes its finding new", async () => {
  using site = repository();
  site.write("pbx/etc/accounts/a.conf", "[100]\nsecret=1234 ; astlint: ignore[sip/weak-secret] lab\n");
  commit(site);
  site.write("pbx/etc/accounts/a.conf", "[100]\nsecret=1234\n");
  expect(await since(site, "HEAD")).toEqual([1, ["the secret of '100' is easily guessed"], ""]);
});

test("a tree that is new has only new findings, and links are followed as on the disk", async () => {
  using site = repository();
  site.write("new/sip.conf", "[general]\nallowguest=yes\n");
  expect((await since(site, "HEAD", "new"))[1]).toEqual(["guests may call"]);
  symlinkSync("accounts/a.conf", join(site.path, "pbx/etc/b.conf"));
  site.write("pbx/etc/sip.conf", "#include b.conf\n");
  commit(site);
  expect(await since(site, "HEAD")).toEqual([0, [], ""]);
  symlinkSync("pbx", join(site.path, "link"));
  expect(await since(site, "HEAD", "link/etc")).toEqual([0, [], ""]);
});

test("nothing that the repository configures is run", async () => {
  using site = repository();
  site.write("run.sh", `#!/bin/sh\ntouch ${join(site.path, "was-run")}\n`);
  chmodSync(join(site.path, "run.sh"), 0o755);
  const run = join(site.path, "run.sh");
  site.write(".gitattributes", "*.conf diff=x filter=x\n");
  for (const name of [
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
    "diff.x.textconv",
    "filter.x.smudge",
    "filter.x.process",
    "alias.ls-tree",
    "core.gitProxy",
  ])
    git(site, "config", name, run);
  expect((await since(site, "HEAD"))[0]).toBe(0);
  expect(existsSync(join(site.path, "was-run"))).toBe(false);
});

test.each([
  ["--output=x", "there is no revision '--output=x'"],
  ["nowhere", "there is no revision 'nowhere' in the git repository around"],
])("the revision %s is refused in one line", async (revision, complaint) => {
  using site = repository();
  const [code, messages, stderr] = await since(site, revision);
  expect([code, messages]).toEqual([2, []]);
  expect(stderr).toMatch(/^astlint: [^\n]*\n$/);
  expect(stderr).toContain(complaint);
});

test("outside a repository, and without git, there is one clear line", async () => {
  using site = folder({ "pbx/etc/sip.conf": "" });
  const [code, , stderr] = await since(site, "HEAD");
  expect(code).toBe(2);
  expect(stderr).toBe(`astlint: --since needs a git repository, and ${site.path}/pbx/etc is in none\n`);
  const mistake = "--since needs git, and there is none";
  const openRevision = async (): Promise<{ mistake: string }> => ({ mistake });
  const result = await site.astlint(["pbx/etc", "--since", "HEAD"], { openRevision });
  expect(result).toEqual({ code: 2, stdout: "", stderr: `astlint: ${mistake}\n` });
});
