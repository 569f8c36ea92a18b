const commonNames: ReadonlySet<string> = new Set([
  "admin",
  "asterisk",
  "demo",
  "fax",
  "guest",
  "phone",
  "reception",
  "sip",
  "test",
  "user",
  "voip",
]);

/** Whether a name is among those that scanners try first: up to five digits, as extensions have, or a common word. */
export function isGuessableName(name: string): boolean {
  return /^[0-9]{1,5}$/.test(name) || commonNames.has(name.toLowerCase());
}
