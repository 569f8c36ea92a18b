import type { Severity } from "@astlint/core";
import type { Output } from "../world.ts";

type Paint = (text: string) => string;

/** The few colours of the reports. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly added: Paint;
  readonly removed: Paint;
  readonly good: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
}

export type ColorChoice = "auto" | "always" | "never";

const same: Paint = (text) => text;

/** Text without any colour. */
export const plain: Style = {
  bold: same,
  dim: same,
  added: same,
  removed: same,
  good: same,
  severity: { critical: same, high: same, medium: same, low: same, info: same },
};

/** The style for a stream; the library for colours is loaded only when there will be some. */
export async function styleFor(output: Output, choice: ColorChoice, env: Environment): Promise<Style> {
  if (!hasColor(output, choice, env)) return plain;
  const { colored } = await import("../lazy/colored.ts");
  return colored;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The flag decides, then FORCE_COLOR, then NO_COLOR (https://no-color.org), then whether a terminal that knows colours reads. */
function hasColor(output: Output, choice: ColorChoice, env: Environment): boolean {
  if (choice !== "auto") return choice === "always";
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = env;
  if (force !== undefined) return force !== "0" && force !== "false";
  if (no !== undefined && no !== "") return false;
  return output.isTTY === true && terminal !== "dumb";
}
