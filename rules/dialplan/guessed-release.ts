import type { Tree } from "@astlint/core";

/** Whether nobody said which release the configuration is for: what it lacks then says rather that the guess is wrong. */
export function isReleaseGuessed({ asterisk }: Tree): boolean {
  return asterisk.source === "detected" || asterisk.source === "assumed";
}
