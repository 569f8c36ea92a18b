/** What an action is about whose edits are worked out once it is chosen. */
export interface LazyAction {
  readonly uri: string;
  readonly upTo: "safe" | "unsafe";
  readonly rule?: string | undefined;
  readonly path?: string | undefined;
  /** Fingerprint of the finding that a comment is to ignore. */
  readonly ignored?: string | undefined;
  /** Fingerprint of the finding that is to be accepted in the baseline. */
  readonly accepted?: string | undefined;
  /** Where the secret is that is to be replaced. */
  readonly secretAt?: number | undefined;
}

/** What comes back from the editor is looked at like any other input. */
export function readLazyAction(data: unknown): LazyAction | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(data));
  const uri = given.get("uri");
  if (typeof uri !== "string") return undefined;
  const text = (name: string): string | undefined => {
    const value = given.get(name);
    return typeof value === "string" ? value : undefined;
  };
  const secretAt = given.get("secretAt");
  return {
    uri,
    upTo: given.get("upTo") === "unsafe" ? "unsafe" : "safe",
    rule: text("rule"),
    path: text("path"),
    ignored: text("ignored"),
    accepted: text("accepted"),
    secretAt: typeof secretAt === "number" ? secretAt : undefined,
  };
}
