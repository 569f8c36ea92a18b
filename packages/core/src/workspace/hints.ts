/** What people tell about a PBX because its files cannot: its accounts may be in a database. */
export interface Hints {
  /** ISO code of the country that the PBX stands in. */
  readonly country?: string;
  /** Names of accounts or endpoints that are providers, gateways or other exchanges. */
  readonly trunks: readonly string[];
  /** Contexts that calls from outside enter. */
  readonly entryContexts: readonly string[];
}

export const noHints: Hints = { trunks: [], entryContexts: [] };
