import { readFileSync } from "node:fs";
import { rules } from "@astlint/rules";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { generateFleet } from "../../../../scripts/bench/generate-fleet.ts";
import { formats } from "../reporters/formats.ts";
import { type CliResult, type Folder, folder, worldWith } from "../testing/try-cli.ts";
import { UsageError, type World } from "../world.ts";
import { treeServer } from "./tree-server.ts";
import { type Answer, WorkerPool } from "./worker-pool.ts";

const glob = "pbx/*/etc/asterisk";

const schema = JSON.parse(readFileSync(new URL("../../schema/shard.schema.json", import.meta.url), "utf8"));
const isShard = new Ajv2020({ allowUnionTypes: true }).compile(schema);

/** A few PBXs of all kinds, one with another inside. */
function fleet(): Folder {
  const site = folder({});
  generateFleet(`${site.path}/pbx`, 9);
  site.write(
    "astlint.json",
    '{ "policies": [{ "id": "tls", "file": "sip.conf", "sections": ["general"], "option": "tlsenable", "must": { "be": "yes" }, "severity": "high" }] }',
  );
  return site;
}

/** Lints in `of` shards and merges them, the last one first. */
async function inShards(
  site: Folder,
  { of, argv = [], merge = [], world = {} }: Sharded,
): Promise<CliResult> {
  const names: string[] = [];
  for (let index = 1; index <= of; index++) {
    const name = `part-${index}.json`;
    const part = ["--shard", `${index}/${of}`, "-f", `shard=${name}`];
    const { code, stdout } = await site.astlint([glob, ...part, ...argv], world);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    names.unshift(name);
  }
  return await site.astlint(["merge", ...merge, ...names], world);
}

interface Sharded {
  readonly of: number;
  readonly argv?: readonly string[];
  readonly merge?: readonly string[];
  readonly world?: Partial<World>;
}

/** Asks for every format, each in a file of its own. */
const inFiles = (name: string): string[] =>
  formats.flatMap((format) => ["-f", `${format}=${name}.${format}`]);

const readAll = (site: Folder, name: string): string[] =>
  formats.map((format) => site.read(`${name}.${format}`));

describe("shards that are merged", () => {
  test("say in every format what one run says, byte by byte", async () => {
    using site = fleet();
    const world = { rules };
    const whole = await site.astlint([glob, ...inFiles("whole")], world);
    expect(await inShards(site, { of: 4, merge: inFiles("merged"), world })).toEqual(whole);
    expect(readAll(site, "merged")).toEqual(readAll(site, "whole"));
    for (const part of [1, 2, 3, 4]) expect(isShard(JSON.parse(site.read(`part-${part}.json`)))).toBe(true);
    for (const secret of ["amp111", "sunshine", "mmQ2k", "Xk9"])
      for (const part of [1, 2, 3, 4]) expect(site.read(`part-${part}.json`)).not.toContain(secret);
  });

  test.each([
    ["a severity", ["--severity", "high"]],
    ["a level to fail on", ["--fail-on", "never"]],
    ["rules", ["--rule", "sip/*"]],
    ["no settings", ["--no-config"]],
    ["a path that is not there", ["nowhere"]],
    ["a place inside another", ["pbx/pbx-0008/etc/asterisk/branch"]],
  ])("heed %s", async (_, argv) => {
    using site = fleet();
    const whole = await site.astlint([glob, ...argv]);
    expect(await inShards(site, { of: 3, argv })).toEqual(whole);
    expect(whole.stdout).not.toBe("");
  });

  test("more of them than there are configurations do no harm", async () => {
    using site = fleet();
    expect(await inShards(site, { of: 40 })).toEqual(await site.astlint([glob]));
  });

  test("know the baseline, and tell which of its entries are gone", async () => {
    using site = fleet();
    const argv = ["--baseline", "b.json"];
    await site.astlint([glob, ...argv, "--update-baseline"]);
    site.write("pbx/pbx-0003/etc/asterisk/sip.conf", "[general]\nallowguest=no\n");
    const whole = await site.astlint([glob, ...argv]);
    expect(whole.stderr).toContain("of findings that are gone");
    expect(await inShards(site, { of: 3, argv })).toEqual(whole);
  });
});

describe("a part", () => {
  test("without a file is linted and judged like any other run", async () => {
    using site = fleet();
    const { code, stdout } = await site.astlint([glob, "--shard", "4/9", "-q"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^(pbx\/pbx-0003\/.*\n)+$/);
  });

  test.each([
    [["--shard", "0/4"], /^astlint: option '--shard <part>' argument '0\/4' is invalid\. Give it as 3\/16/],
    [["--shard", "5/4"], /Give it as 3\/16/],
    [["--jobs", "0"], /Give a number from 1 on/],
    [["--shard", "1/2", "--diff"], /^astlint: --shard and --diff do not go together\n$/],
    [
      ["-f", "shard=x", "--baseline", "b", "--update-baseline"],
      /^astlint: -f shard and --update-baseline do not go together: a baseline is written in one run\n$/,
    ],
  ])("%j is answered in one line", async (argv, message) => {
    using site = fleet();
    const { code, stdout, stderr } = await site.astlint([...argv, glob]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  test("whose file cannot be written ends with 2", async () => {
    using site = fleet();
    const { code, stderr } = await site.astlint([glob, "--shard", "1/2", "-f", "shard=no/x.json"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^astlint: no\/x\.json: not written: there is no folder/m);
  });
});

describe("merge refuses in one line", () => {
  const merged = async (site: Folder, ...argv: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await site.astlint(["merge", ...argv]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^astlint: [^\n]*\n$/);
    return stderr.slice("astlint: ".length, -1);
  };
  const parts = async (site: Folder, of: number, ...argv: readonly string[]): Promise<void> => {
    for (let index = 1; index <= of; index++)
      await site.astlint([glob, "--shard", `${index}/${of}`, "-f", `shard=${of}-${index}.json`, ...argv]);
  };

  test("what is missing, twice or of another kind", async () => {
    using site = fleet();
    await parts(site, 3);
    await parts(site, 2);
    expect(await merged(site, "3-1.json", "3-3.json")).toBe("shard 2 of 3 is missing");
    expect(await merged(site, "3-2.json")).toBe("shards 1, 3 of 3 are missing");
    expect(await merged(site, "3-1.json", "3-1.json")).toBe("shard 1 is there twice: 3-1.json and 3-1.json");
    expect(await merged(site, "3-1.json", "2-2.json")).toBe(
      "3-1.json is one of 3 shards, and 2-2.json one of 2",
    );
    expect(await merged(site, "nowhere.json")).toBe("nowhere.json: no such file or folder");
    expect(await merged(site)).toBe("missing required argument 'files'");
    expect(await merged(site, "-f", "shard", "3-1.json")).toBe(
      "merge reads shards and makes reports of them: -f shard is for astlint itself",
    );
  });

  test("parts of different runs", async () => {
    using site = fleet();
    await parts(site, 2);
    await site.astlint([glob, "--shard", "2/2", "-f", "shard=strict.json", "--preset", "strict"]);
    await site.astlint(["pbx/pbx-000[1-3]", "--shard", "2/2", "-f", "shard=few.json"]);
    expect(await merged(site, "2-1.json", "strict.json")).toBe(
      "2-1.json and strict.json are of different runs: their flags differ",
    );
    expect(await merged(site, "2-1.json", "few.json")).toBe(
      "2-1.json and few.json are of different runs: they did not find the same configurations",
    );
  });

  test("files that are broken, changed, or of another version", async () => {
    using site = fleet();
    await parts(site, 1);
    const text = site.read("1-1.json");
    const broken = "is no shard of astlint, or not all of one: -f shard=FILE writes one";
    for (const [index, bad] of ["", "{}", "null", "[1]", text.slice(0, 5000)].entries()) {
      site.write(`bad-${index}.json`, bad);
      expect(await merged(site, `bad-${index}.json`)).toBe(`bad-${index}.json ${broken}`);
    }
    site.write("changed.json", text.replace(/"severity":"high"/, '"severity":"low"'));
    expect(await merged(site, "changed.json")).toBe(
      "changed.json is damaged: its content does not fit its checksum",
    );
    site.write("old.json", text.replace(/"version":"[0-9.]+"/, '"version":"0.0.9"'));
    expect(await merged(site, "old.json")).toMatch(
      /^old\.json was made by astlint 0\.0\.9, and this is .*: take the same for all$/,
    );
  });
});

describe("threads", () => {
  test("say in every format what one thread says, byte by byte", async () => {
    using site = fleet();
    const alone = await site.astlint([glob, ...inFiles("alone")], { rules });
    const world = { rules, startWorkers: threads(site, { rules }) };
    expect(await site.astlint([glob, "--jobs", "3", ...inFiles("many")], world)).toEqual(alone);
    expect(readAll(site, "many")).toEqual(readAll(site, "alone"));
  });

  test("write the same baseline, and heed it", async () => {
    using site = fleet();
    const world = { startWorkers: threads(site) };
    await site.astlint([glob, "--baseline", "a.json", "--update-baseline"]);
    await site.astlint([glob, "--baseline", "b.json", "--update-baseline", "-j", "3"], world);
    expect(site.read("b.json")).toBe(site.read("a.json"));
    const { code, stdout } = await site.astlint([glob, "--baseline", "b.json", "-j", "3", "-q"], world);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });

  test("that die cost the tree they were at, and one line", async () => {
    using site = fleet();
    const world = { startWorkers: threads(site, {}, "pbx-0002") };
    const { code, stdout, stderr } = await site.astlint([glob, "--jobs", "3", "-q"], world);
    const alone = await site.astlint([glob, "-q"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "astlint: pbx/pbx-0002/etc/asterisk: not linted: the thread that was at it has died (out of memory)\n",
    });
    expect(stdout).toBe(alone.stdout.replace(/^pbx\/pbx-0002.*\n/gm, ""));
  });

  test("end the run as one thread does when git does not know the revision", async () => {
    using site = fleet();
    const argv = [glob, "--since", "HEAD", "--jobs", "2"];
    const { code, stdout, stderr } = await site.astlint(argv, { startWorkers: threads(site) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^astlint: --since needs a git repository/);
  });

  test("are not started for a few configurations, nor where files are written", async () => {
    using site = fleet();
    const startWorkers = (): never => {
      throw new Error("started");
    };
    for (const argv of [[], ["--fix", "--jobs", "4"], ["--diff", "-j", "4"], ["-j", "1"]])
      expect((await site.astlint([glob, ...argv], { startWorkers })).stderr).not.toContain("started");
  });

  test("tell on a terminal how many trees are done", async () => {
    using site = fleet();
    let now = 0;
    let text = "";
    const stderr = {
      isTTY: true,
      write: (part: string | Uint8Array) => {
        text += String(part);
      },
    };
    const clock = (): number => {
      now += 600;
      return now;
    };
    const world = { now: clock, stderr };
    await site.astlint([glob, "--jobs", "2"], { ...world, startWorkers: threads(site) });
    expect(text).toContain("\r3 of 9 trees\u001b[K");
    text = "";
    await site.astlint([glob], world);
    expect(text).toMatch(/\r3 of 9 trees, checking: /);
  });
});

test("the end of the text report names the worst configurations and the commonest rules", async () => {
  using site = fleet();
  const { stdout } = await site.astlint([glob], { rules });
  const [, end = ""] = /\n\n(10 configurations[\s\S]*)$/.exec(stdout) ?? [];
  expect(end.replace(/ · 0 ms$/m, "")).toMatchSnapshot();
});

/** Threads that are none: they answer out of order, and may die of a tree. */
function threads(
  { path }: Folder,
  world: Partial<World> = {},
  dieAt = "",
): NonNullable<World["startWorkers"]> {
  return async (options, { count, onDone }) =>
    new WorkerPool({
      count,
      onDone,
      failure: (mistake) => new UsageError(mistake),
      start: ({ onAnswer, onEnd }) => {
        const answer = treeServer(worldWith({ ...world, cwd: path }), options);
        return {
          post: async (target) => {
            const given: Answer = JSON.parse(JSON.stringify(await answer(target)));
            for (let turn = target.root.length % 5; turn < 5; turn++) await Promise.resolve();
            if (dieAt !== "" && target.root.includes(dieAt)) onEnd("out of memory");
            else onAnswer(given);
          },
          stop: () => undefined,
        };
      },
    });
}
