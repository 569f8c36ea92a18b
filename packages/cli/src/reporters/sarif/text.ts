import { visible } from "../../terminal/visible.ts";

/** Text for a SARIF message. `[a](b)` would be taken for a link, so the two parts are set apart. */
export function plainText(text: string): string {
  return text.split("\n").map(visible).join("\n").replaceAll("](", "] (");
}
