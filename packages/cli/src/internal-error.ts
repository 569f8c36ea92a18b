import type { World } from "./world.ts";

/** What is said of a mistake in astlint itself: one line, and the stack only for those who ask for it. */
export function internalError(error: unknown, where: string, env: World["env"]): string {
  const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  const text = `internal error ${where}: ${message}; please report it: https://github.com/astlint/astlint/issues`;
  return env.ASTLINT_DEBUG === "1" ? `${text}\n${stack}` : text;
}
