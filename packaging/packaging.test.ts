import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import manifest from "../packages/cli/package.json" with { type: "json" };
import { commandLine } from "../scripts/command-line.ts";
import { isInstalled, type Machine, machine, root, site } from "./machine.ts";

const text = (path: string): string => readFileSync(join(root, path), "utf8");

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly id: string;
      readonly shell: string;
      readonly run: string;
      readonly env: Readonly<Record<string, string>>;
    }[];
  };
}

interface Job {
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
}

// Programs are run here, some of them several times, and perhaps the tool is built first.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(() => {
  const { stdout } = spawnSync(join(root, "scripts/from-clone.mjs"), ["--version"], { encoding: "utf8" });
  expect(stdout).toBe(`${manifest.version}\n`);
}, 300_000);

describe("the action for GitHub", () => {
  const action: Action = parse(text("action.yml"));

  /** Runs the steps as a runner does: expressions filled in, each script by the shell that it names. */
  function runAction(pbx: Machine, inputs: Readonly<Record<string, string>> = {}) {
    const values: Record<string, string> = { "github.action_path": root };
    for (const [name, input] of Object.entries(action.inputs))
      values[`inputs.${name}`] = inputs[name] ?? input.default;
    const filledIn = (text: string): string =>
      text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, name: string) => values[name] ?? `no such value: ${name}`);
    const files = {
      GITHUB_OUTPUT: join(pbx.folder, ".output"),
      GITHUB_STEP_SUMMARY: join(pbx.folder, ".summary"),
    };
    for (const path of Object.values(files)) writeFileSync(path, "");
    const [step, ...others] = action.runs.steps;
    expect(others).toEqual([]);
    const env = Object.fromEntries(
      Object.entries(step?.env ?? {}).map(([name, text]) => [name, filledIn(text)]),
    );
    expect(Object.values(env).join()).not.toContain("no such value");
    return pbx.run(filledIn(step?.run ?? ""), { ...env, ...files });
  }

  test("the action annotates, writes a report for code scanning and a summary, and fails on findings", () => {
    using pbx = machine();
    cpSync(site, join(pbx.folder, "etc/asterisk"), { recursive: true });
    const { status, stdout, stderr } = runAction(pbx);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toMatch(/^::error .*file=etc\/asterisk\/sip\.conf/m);
    expect(JSON.parse(pbx.read("astlint.sarif")).runs[0].results.length).toBeGreaterThan(10);
    expect(pbx.read(".summary")).toContain("sip/");
    expect(pbx.read(".output")).toBe("sarif-file=astlint.sarif\nexit-code=1\n");
    expect(pbx.asked.slice(0, 2)).toEqual(["--yes", `astlint@${manifest.version}`]);
  });

  test("its inputs choose what is linted and what makes it fail", () => {
    using pbx = machine();
    cpSync(site, join(pbx.folder, "my pbx"), { recursive: true });
    const inputs = { path: "my pbx", "fail-on": "never", format: "text", "sarif-file": "", version: "1.2.3" };
    const { status, stdout } = runAction(pbx, { ...inputs, args: "--rule\nsip/allowguest" });
    expect(status).toBe(0);
    expect(stdout).toContain("my pbx");
    expect(existsSync(join(pbx.folder, "astlint.sarif"))).toBe(false);
    expect(pbx.read(".output")).toBe("exit-code=0\n");
    expect(pbx.asked[1]).toBe("astlint@1.2.3");
  });

  test("what astlint could not read fails the step", () => {
    using pbx = machine();
    const { status } = runAction(pbx, { path: "nowhere" });
    expect(status).toBe(2);
    expect(pbx.read(".output")).toContain("exit-code=2");
  });

  test("no input is run", () => {
    using pbx = machine();
    const command = `"; touch run; $(touch run) \`touch run\` '`;
    const inputs = Object.fromEntries(Object.keys(action.inputs).map((name) => [name, command]));
    expect(runAction(pbx, inputs).status).not.toBe(0);
    expect(existsSync(join(pbx.folder, "run"))).toBe(false);
  });

  test("every input is described, and every output comes from a step that is there", () => {
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\S/);
    const ids = action.runs.steps.map(({ id }) => id);
    for (const { value } of Object.values(action.outputs)) {
      expect(ids).toContain(/^\$\{\{ steps\.(\w+)\.outputs\.[\w-]+ \}\}$/.exec(value)?.[1]);
    }
  });
});

describe("pre-commit", () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
    readonly args: readonly string[];
    readonly files: string;
    readonly pass_filenames: boolean;
  }
  const listed: readonly Hook[] = parse(text(".pre-commit-hooks.yaml"));
  const hooks = new Map(listed.map((hook) => [hook.id, hook]));

  /** With `language: script` the entry is a file of the hook's repository; it runs in the folder of the user's. */
  function runHook(id: string, folder: string, args?: readonly string[]) {
    const { entry = "", args: own = [] } = hooks.get(id) ?? {};
    return spawnSync(join(root, entry), [...(args ?? own)], { cwd: folder, encoding: "utf8" });
  }

  test.each(["astlint", "astlint-fix"])("the hook %s judges all of the configuration", (id) => {
    expect(hooks.get(id)).toMatchObject({ language: "script", pass_filenames: false });
  });

  test("it runs when a file of Asterisk changed, or the settings", () => {
    const pattern = new RegExp(hooks.get("astlint")?.files ?? "");
    for (const path of [
      "etc/asterisk/sip.conf",
      "extensions.conf",
      "astlint.jsonc",
      "astlint-baseline.json",
      ".astlintrc.json",
    ])
      expect(path).toMatch(pattern);
    expect("README.md").not.toMatch(pattern);
  });

  test("it finds the configuration in the repository and fails on findings", () => {
    using pbx = machine();
    cpSync(site, join(pbx.folder, "etc/asterisk"), { recursive: true });
    const { status, stdout } = runHook("astlint", pbx.folder);
    expect(status).toBe(1);
    expect(stdout).toContain("etc/asterisk");
    expect(runHook("astlint", pbx.folder, ["--fail-on", "never", "."]).status).toBe(0);
  });

  test("the fixing hook writes the safe fixes", () => {
    using pbx = machine();
    cpSync(site, join(pbx.folder, "etc/asterisk"), { recursive: true });
    expect(runHook("astlint-fix", pbx.folder).status).toBe(1);
    expect(pbx.read("etc/asterisk/voicemail.conf")).toContain("minpassword");
  });
});

test("the job for GitLab writes the reports that it hands on, for the version of this clone", () => {
  const { astlint: job }: { readonly astlint: Job } = parse(text("packaging/gitlab-ci.yml"));
  using pbx = machine();
  cpSync(site, join(pbx.folder, "etc/asterisk"), { recursive: true });
  const { status, stderr } = pbx.run(job.script.join("\n"), job.variables);
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(pbx.asked[1]).toBe(`astlint@${manifest.version}`);
  const { codequality = "", junit = "" } = job.artifacts.reports;
  expect(JSON.parse(pbx.read(codequality))[0].location.path).toMatch(/^etc\/asterisk\//);
  expect(pbx.read(junit)).toContain("<testsuites");
});

describe("the image", () => {
  const lines = text("Dockerfile").split("\n");

  test("copies what is there, runs as nobody, and starts the command", () => {
    const sources = lines.flatMap((line) => /^COPY --from=build (.*) \S+$/.exec(line)?.[1]?.split(" ") ?? []);
    expect(sources.length).toBeGreaterThan(1);
    for (const path of sources) {
      const { status } = spawnSync("test", ["-e", path.replace(/^\/build/, root)]);
      expect(status, path).toBe(0);
    }
    expect(lines).toContain("USER 65534:65534");
    expect(lines).toContain('ENTRYPOINT ["node", "/usr/local/lib/astlint/astlint.cjs"]');
    const run = lines.find((line) => line.startsWith("RUN "))?.slice("RUN ".length) ?? "";
    expect(spawnSync("sh", ["-c", run], { cwd: root, encoding: "utf8" }).stdout).toBe(
      `${manifest.version}\n`,
    );
  });

  test("is built twice on the same base, so that its compiled code fits", () => {
    const bases = lines.flatMap((line) => /^FROM (\S+)/.exec(line)?.[1] ?? []);
    expect(bases).toHaveLength(2);
    expect(new Set(bases).size).toBe(1);
  });
});

test("the Ansible example lints with the arguments that it names", () => {
  interface Play {
    readonly vars: { readonly astlint: readonly string[] };
  }
  const [play]: readonly Play[] = parse(text("packaging/ansible/deploy.yml"));
  const command = play?.vars.astlint.join(" ") ?? "";
  using pbx = machine();
  expect(pbx.run(`${command} "${site}"`).status).toBe(1);
  mkdirSync(join(pbx.folder, "etc"));
  writeFileSync(join(pbx.folder, "etc/sip.conf"), "[general]\n");
  const validate = `${command} - --stdin-filename "$PWD/etc/sip.conf"`;
  expect(pbx.run(`printf '[general]\\nallowguest=no\\n' | ${validate}`).status).toBe(0);
  expect(pbx.run(`printf '[general]\\nallowguest=yes\\n' | ${validate}`).status).toBe(1);
});

test.runIf(isInstalled("systemd-analyze"))(
  "systemd takes the units and finds the service well shut in",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "astlint-units-"));
    cpSync(join(root, "packaging/systemd"), folder, { recursive: true });
    const service = join(folder, "astlint.service");
    // Here there is no /usr/bin/astlint.
    const text = readFileSync(service, "utf8");
    writeFileSync(service, text.replace("ExecStart=/usr/bin/astlint", `ExecStart=${process.execPath}`));
    const analyze = (...args: readonly string[]) => {
      const { status, stderr } = spawnSync("systemd-analyze", args, { encoding: "utf8" });
      return { status, stderr };
    };
    const units = [service, join(folder, "astlint.timer")];
    expect(analyze("verify", "--man=no", ...units)).toEqual({ status: 0, stderr: "" });
    expect(analyze("security", "--offline=yes", "--threshold=10", service)).toMatchObject({ status: 0 });
    rmSync(folder, { recursive: true });
  },
);

describe.runIf(isInstalled("dpkg-deb"))("the Debian package", () => {
  const build = (folder: string): string => {
    const script = join(root, "packaging/debian/build.sh");
    const { status, stdout, stderr } = spawnSync(script, [folder], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return stdout.trim();
  };
  const deb = (...args: readonly string[]): string =>
    spawnSync("dpkg-deb", args, { encoding: "utf8" }).stdout;

  test("runs from where it is unpacked, and brings manual, completions and units", () => {
    using pbx = machine();
    const file = build(pbx.folder);
    expect(deb("-f", file, "Version", "Depends")).toBe(
      `Version: ${manifest.version}\nDepends: nodejs (>= ${manifest.engines.node.replace(">=", "")})\n`,
    );
    const unpacked = join(pbx.folder, "unpacked");
    deb("-x", file, unpacked);
    const { status, stdout, stderr } = pbx.run(`unpacked/usr/bin/astlint -q "${site}"`);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("sip/weak-secret");
    const paths = deb("-c", file);
    for (const path of [
      "/usr/share/man/man1/astlint.1.gz",
      "/usr/share/bash-completion/completions/astlint",
      "/usr/share/zsh/vendor-completions/_astlint",
      "/usr/share/fish/vendor_completions.d/astlint.fish",
      "/usr/lib/systemd/system/astlint.timer",
      "/usr/share/doc/astlint/copyright",
    ])
      expect(paths).toContain(path);
    expect(paths).not.toContain("program.code");
  });

  test("is the same every time", () => {
    using one = machine();
    using other = machine();
    expect(readFileSync(build(one.folder)).equals(readFileSync(build(other.folder)))).toBe(true);
  });
});

describe("docs/running.md", () => {
  const page = text("docs/running.md");
  const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block = ""]) => block);

  test("shows only flags that astlint has", () => {
    const { flags } = commandLine();
    const calls = page.match(/`-[^`]*`|`astlint [^`]*`|^ {4}astlint .*$/gm) ?? [];
    const named = calls.flatMap((call) => call.match(/--[a-z][a-z-]+/g) ?? []);
    expect(named.length).toBeGreaterThan(5);
    const known = flags.map(({ long }) => long);
    expect(named.filter((flag) => !known.includes(flag) && flag !== "--user")).toEqual([]);
  });

  test("shows only inputs, hooks and variables that are there", () => {
    const { inputs }: Action = parse(text("action.yml"));
    const [preCommit, github, gitlab] = blocks.map((block) => parse(block));
    const hooks: readonly { readonly id: string }[] = parse(text(".pre-commit-hooks.yaml"));
    expect(hooks.map(({ id }) => id)).toContain(preCommit.repos[0].hooks[0].id);
    expect(Object.keys(inputs)).toEqual(
      expect.arrayContaining(Object.keys(github.jobs.astlint.steps[1].with)),
    );
    const job: { readonly astlint: Job } = parse(text("packaging/gitlab-ci.yml"));
    expect(Object.keys(job.astlint.variables)).toEqual(expect.arrayContaining(Object.keys(gitlab.variables)));
  });

  test("names the version of this clone", () => {
    for (const [version = ""] of page.matchAll(/\b\d+\.\d+\.\d+\b/g)) expect(version).toBe(manifest.version);
  });
});
