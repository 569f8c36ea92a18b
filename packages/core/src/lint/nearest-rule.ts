import { nearestName } from "../knowledge/near-name.ts";

/** The rule or area that was probably meant by a name that is none: `allowguest`, `sip/alowguest`, `sap/*`. */
export function nearestRule(name: string, ids: readonly string[]): string | undefined {
  const namesake = ids.find((id) => id.endsWith(`/${name}`));
  const areas = new Set(ids.map((id) => `${id.split("/")[0]}/*`));
  return namesake ?? nearestName(name, name.includes("*") ? areas : ids);
}
