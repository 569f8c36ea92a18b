/** Something that the settings may tell a rule. */
export type RuleOption = IntegerOption | BooleanOption | NamesOption;

interface IntegerOption {
  readonly type: "integer";
  /** What it is, in a sentence. */
  readonly description: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}

interface BooleanOption {
  readonly type: "boolean";
  readonly description: string;
  readonly default: boolean;
}

interface NamesOption {
  readonly type: "names";
  readonly description: string;
  readonly default: readonly string[];
}

export type RuleOptions = Readonly<Record<string, RuleOption>>;

/** What a rule's options are for a run: those that the settings give, and the defaults of the others. */
export class OptionValues {
  private readonly options: RuleOptions;
  private readonly given: Readonly<Record<string, unknown>>;

  constructor(options: RuleOptions, given: Readonly<Record<string, unknown>>) {
    this.options = options;
    this.given = given;
  }

  integer(name: string): number {
    const option = this.options[name];
    if (option?.type !== "integer") throw new Error(`the rule has no option '${name}' that is an integer`);
    const given = this.given[name];
    return typeof given === "number" ? given : option.default;
  }

  isOn(name: string): boolean {
    const option = this.options[name];
    if (option?.type !== "boolean") throw new Error(`the rule has no option '${name}' that is a boolean`);
    const given = this.given[name];
    return typeof given === "boolean" ? given : option.default;
  }

  names(name: string): readonly string[] {
    const option = this.options[name];
    if (option?.type !== "names") throw new Error(`the rule has no option '${name}' that is a list of names`);
    const given = this.given[name];
    return Array.isArray(given) ? given.filter((item) => typeof item === "string") : option.default;
  }
}
