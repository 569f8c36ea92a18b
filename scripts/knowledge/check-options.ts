import byHand from "./by-hand.json" with { type: "json" };
import type { OptionNames } from "./options.ts";
import type { OptionsFile } from "./options-file.ts";

/**
 * Compares options.json with the names in the sources. A name that stands there in an earlier branch than the table
 * says is older: that is taken over. The rest is told, a line each, for somebody to read the source.
 */
export function checkOptions(files: OptionsFile, names: OptionNames): string[] {
  const lines: string[] = [];
  for (const [file, { kinds }] of Object.entries(files)) {
    const known = new Set(Object.values(kinds).flatMap(({ options }) => Object.keys(options)));
    const patterns = [...known].filter((name) => name.endsWith("*")).map((name) => name.slice(0, -1));
    for (const [kind, { options }] of Object.entries(kinds)) {
      for (const [name, row] of Object.entries(options)) {
        const where = `${file} ${kind} ${name}`;
        const life = names.lifeOf(file, kind, name);
        if (!life) {
          if (isExpected(where)) lines.push(`? ${where}: stands in no source`);
          continue;
        }
        if (life.removed !== undefined && row.until === undefined && !isRead(where))
          lines.push(`? ${where}: stands in no source from ${life.removed} on`);
        if (row.since === undefined || !names.isEarlier(life.since, row.since)) continue;
        lines.push(`~ ${where}: since ${row.since} → ${life.since}`);
        if (names.isOldest(life.since)) delete row.since;
        else row.since = life.since;
      }
    }
    for (const name of names.newest(file)) {
      const isKnown = known.has(name) || patterns.some((start) => name.startsWith(start));
      if (!isKnown && !isRead(`${file} ${name}`)) lines.push(`+ ${file} ${name}: the sources look for it`);
    }
  }
  return lines;
}

const read: ReadonlySet<string> = new Set(byHand.options);

/** Whether somebody has read the source and found the table right. */
function isRead(where: string): boolean {
  return read.has(where) || read.has(where.slice(0, where.lastIndexOf(" ")));
}

/** Names that stand for many, and those of which the source holds only parts, cannot be found. */
function isExpected(where: string): boolean {
  return !where.endsWith("*") && !isRead(where);
}
