import { type Style, styleFor } from "../terminal/style.ts";
import { visible } from "../terminal/visible.ts";
import type { World } from "../world.ts";
import type { ShowOptions } from "./show-options.ts";

/** What an answer is written on. */
export interface Paper {
  readonly style: Style;
  /** Text from the configuration: on a terminal without control characters, otherwise as it is. */
  safe(text: string): string;
}

export async function paperFor({ stdout, env }: World, { color }: ShowOptions): Promise<Paper> {
  const style = await styleFor(stdout, color, env);
  return { style, safe: (text) => (stdout.isTTY ? visible(text) : text) };
}
