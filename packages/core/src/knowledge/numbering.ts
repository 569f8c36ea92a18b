import table from "../../knowledge/numbering.json" with { type: "json" };

/** How numbers are dialled in a country, as far as it matters for cost and for emergencies. */
export interface NumberingPlan {
  /** Calling code. */
  readonly code: string;
  /** What is dialled before a number of another place in the country; empty where nothing is. */
  readonly national: string;
  /** How numbers at a premium begin, as they are dialled within the country. */
  readonly premium: readonly string[];
  /** Numbers for help, the most important one first. */
  readonly emergency: readonly string[];
}

const byCountry = new Map<string, NumberingPlan>(Object.entries(table.countries));
const byCode = new Map<string, NumberingPlan>([...byCountry.values()].map((plan) => [plan.code, plan]));

/** The plan that the United States, Canada and the Caribbean share. */
export const northAmerica: NumberingPlan = table.northAmerica;

/** Area codes of North America that belong to countries of the Caribbean: international prices behind a local look. */
export const caribbeanAreaCodes: readonly string[] = table.caribbean;

const northAmericans: ReadonlySet<string> = new Set(["US", "CA"]);

/** The plan of a country by its ISO code, in any case; `UK` is understood. */
export function numberingPlan(country: string): NumberingPlan | undefined {
  const iso = country.toUpperCase() === "UK" ? "GB" : country.toUpperCase();
  return northAmericans.has(iso) ? northAmerica : byCountry.get(iso);
}

/** The country that has a plan of its own; undefined for plans that several share. */
export function countryOfPlan(plan: NumberingPlan): string | undefined {
  const countries = [...byCountry].filter(([, { code }]) => code === plan.code).map(([country]) => country);
  return countries.length === 1 ? countries[0] : undefined;
}

/** The plan behind a number written as `49…`: country code first. */
export function planOfNumber(number: string): NumberingPlan | undefined {
  if (number.startsWith("1")) return northAmerica;
  for (const length of [2, 3]) {
    const plan = byCode.get(number.slice(0, length));
    if (plan) return plan;
  }
  return number.startsWith("7") ? byCode.get("7") : undefined;
}
