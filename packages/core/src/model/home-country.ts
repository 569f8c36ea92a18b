import { type NumberingPlan, northAmerica, numberingPlan, planOfNumber } from "../knowledge/numbering.ts";
import { derived } from "../workspace/derived.ts";
import type { Tree } from "../workspace/tree.ts";
import { reachableContexts } from "./entry-points.ts";
import { trunkCalls } from "./trunk-calls.ts";

/**
 * The numbering plan of the country that the PBX stands in, when the configuration tells without doubt: by the
 * country that a trunk puts before national numbers, by North America's way of dialling abroad, by the tones, or by
 * the kind of language that is spoken. Undefined when it does not tell, or tells two things. A country that people told
 * goes before all that.
 */
export const homePlan: (tree: Tree) => NumberingPlan | undefined = derived((tree) => {
  const { country } = tree.hints;
  if (country !== undefined) return numberingPlan(country);
  const plans = new Set([...dialledPlans(tree), ...tonePlans(tree), ...languagePlans(tree)]);
  const [plan] = plans;
  return plans.size === 1 ? plan : undefined;
});

function dialledPlans(tree: Tree): Set<NumberingPlan> {
  const plans = new Set<NumberingPlan>();
  const reachable = reachableContexts(tree);
  for (const { call, dialled } of trunkCalls(tree)) {
    const { name } = call.extension;
    // The sample dialplan, which dials as in North America, often stays in the file without being used.
    if (!reachable.has(call.context.name)) continue;
    if (dialled && dialled.strip > 0 && name.startsWith("_0")) {
      const plan = planOfPrefix(dialled.prefix);
      if (plan && plan.national === "0") plans.add(plan);
    }
    if (isNorthAmerican(name)) plans.add(northAmerica);
  }
  return plans;
}

/** `+49` or `0049` before the rest of a number that was dialled with the national prefix. */
function planOfPrefix(prefix: string): NumberingPlan | undefined {
  const start = prefix.startsWith("+") ? 1 : prefix.startsWith("00") ? 2 : -1;
  const digits = start < 0 ? "" : prefix.slice(start);
  const plan = planOfNumber(digits);
  return plan && digits.startsWith(plan.code) ? plan : undefined;
}

/** Whether a pattern is for `1` and ten digits, area code and office code starting with 2 to 9: nobody else dials so. */
function isNorthAmerican(name: string): boolean {
  return name.endsWith("1NXXNXXXXXX");
}

/** Voices that are heard in many countries, for want of others. */
const widespread: ReadonlySet<string> = new Set(["CA", "ES", "FR", "GB", "MX", "US"]);

/** `language=pt_BR` */
function languagePlans(tree: Tree): NumberingPlan[] {
  const languages = [
    tree.live("asterisk.conf")?.section("options")?.last("defaultlanguage"),
    tree.live("sip.conf")?.section("general")?.last("language"),
    tree.live("iax.conf")?.section("general")?.last("language"),
  ];
  return languages.flatMap((option) => {
    const [, region = ""] = /^[a-z]{2}[_-]([a-z]{2})$/i.exec(option?.value ?? "") ?? [];
    const plan = widespread.has(region.toUpperCase()) ? undefined : numberingPlan(region);
    return plan ? [plan] : [];
  });
}

/** `country=` of indications.conf; `us` comes with the sample file and tells nothing. */
function tonePlans(tree: Tree): NumberingPlan[] {
  const country = tree.live("indications.conf")?.section("general")?.last("country")?.value ?? "";
  const plan = country.toLowerCase() === "us" ? undefined : numberingPlan(country);
  return plan ? [plan] : [];
}
