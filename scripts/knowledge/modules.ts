import type { AsteriskSource } from "./asterisk-source.ts";
import { lifeIn } from "./life.ts";

/** A row of modules.json. */
export interface ModuleRow {
  readonly since: string;
  readonly removed?: string;
  /** Absent for what Asterisk calls core. */
  readonly support?: string;
  /** The first branch that calls it deprecated. */
  readonly deprecated?: string;
  readonly replacement?: string;
  /** The first branch from which on it is built only when asked for. */
  readonly optional?: string;
}

interface ModuleInfo {
  readonly support: string | undefined;
  readonly deprecatedIn: string | undefined;
  readonly replacement: string | undefined;
  readonly isOptional: boolean;
}

const folders = "addons apps bridges cdr cel channels codecs formats funcs pbx res".split(" ");

/** The loadable modules: sources at the top of their folder that hold what every module holds. */
export function modulesIn(source: AsteriskSource): Map<string, ModuleRow> {
  const byBranch = source.map(folders, infoOf);
  const branches = source.releases.map(({ branch }) => branch);
  const infos = new Map<string, Map<string, ModuleInfo>>();
  for (const branch of branches) {
    for (const [path, info] of byBranch.get(branch) ?? []) {
      const [, file = "", deeper] = path.split("/");
      const name = file.slice(0, file.lastIndexOf("."));
      if (!info || deeper !== undefined || !/^[a-z]+_[a-z0-9_]+$/.test(name)) continue;
      const found = infos.get(name) ?? new Map<string, ModuleInfo>();
      infos.set(name, found.set(branch, info));
    }
  }
  const rows = [...infos].map(([name, found]): [string, ModuleRow] => [name, rowOf(found, branches)]);
  return new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function infoOf(text: string): ModuleInfo | undefined {
  if (!/AST_MODULE_INFO|\bload_module\s*\(/.test(text)) return undefined;
  const start = text.indexOf("MODULEINFO");
  const info = start < 0 ? "" : text.slice(start, text.indexOf("***/", start));
  return {
    support: elementIn(info, "support_level"),
    deprecatedIn: elementIn(info, "deprecated_in"),
    replacement: elementIn(info, "replacement"),
    isOptional: elementIn(info, "defaultenabled") === "no",
  };
}

function elementIn(text: string, name: string): string | undefined {
  const start = text.indexOf(`<${name}>`);
  const end = text.indexOf(`</${name}>`, start);
  return start < 0 || end < 0 ? undefined : text.slice(start + name.length + 2, end).trim();
}

function rowOf(infos: ReadonlyMap<string, ModuleInfo>, branches: readonly string[]): ModuleRow {
  const life = lifeIn(branches, (branch) => infos.has(branch)) ?? { since: "" };
  const newest = [...infos.values()].at(-1);
  const named = [...infos.values()].findLast(({ deprecatedIn }) => deprecatedIn !== undefined)?.deprecatedIn;
  const called = [...infos].find(([, { support }]) => support === "deprecated")?.[0];
  const replacement = [...infos.values()].findLast((info) => info.replacement !== undefined)?.replacement;
  const deprecated = earliest(branches, named, called);
  const built = branches.findLastIndex((branch) => infos.get(branch)?.isOptional === false);
  const optional = branches.slice(built + 1).find((branch) => infos.has(branch));
  return {
    ...life,
    ...(newest?.support === undefined || newest.support === "core" ? {} : { support: newest.support }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(replacement === undefined ? {} : { replacement }),
    ...(optional === undefined ? {} : { optional }),
  };
}

function earliest(
  branches: readonly string[],
  ...found: readonly (string | undefined)[]
): string | undefined {
  return branches.find((branch) => found.includes(branch));
}
