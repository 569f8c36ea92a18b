/** An option of options.json: what is usual is left out. */
interface OptionRow {
  since?: string;
  readonly until?: string;
}

interface Kind {
  readonly complete?: true;
  readonly unknown?: string;
  readonly options: Record<string, OptionRow>;
}

export type OptionsFile = Record<
  string,
  { readonly sections: Record<string, string>; readonly kinds: Record<string, Kind> }
>;

/** One option a line, so that changes can be read. */
export function printOptions(files: OptionsFile): string {
  const texts = Object.entries(files).map(([name, { sections, kinds }]) => {
    const kindTexts = Object.entries(kinds).map(([kind, { options, ...rest }]) => {
      const lines = Object.entries(options).map(pair);
      const head = Object.entries(rest).map((entry) => `${pair(entry)},`);
      return `${JSON.stringify(kind)}:{${head.join("")}"options":{\n${lines.join(",\n")}\n}}`;
    });
    return `${JSON.stringify(name)}:{"sections":${JSON.stringify(sections)},"kinds":{\n${kindTexts.join(",\n")}\n}}`;
  });
  return `{\n${texts.join(",\n")}\n}\n`;
}

function pair([key, value]: [string, unknown]): string {
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
}
