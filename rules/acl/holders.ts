import {
  type AclHolder,
  type AclPurpose,
  milder,
  type Option,
  type Place,
  type RelatedPlace,
  type Severity,
  severities,
} from "@astlint/core";

const maxPlaces = 5;

/**
 * Those after the first who have the list, and those who name it, as places that go with a finding. Given the places
 * of what is found in each, one that has a line of its own is shown at that line.
 */
export function otherPlaces(
  [first, ...others]: readonly [AclHolder, ...AclHolder[]],
  found: readonly Place[] = [],
): RelatedPlace[] {
  const all = [...others, ...first.users];
  return all.slice(0, maxPlaces).map(({ namePlace, title }, index) => {
    const isLast = index === maxPlaces - 1 && all.length > maxPlaces;
    const own = found[index + 1];
    const message = isLast ? `${title}, and ${all.length - maxPlaces} more` : title;
    const isOwn = own !== undefined && own.span.start !== found[0]?.span.start;
    return isOwn ? { at: own, message, isSame: true } : { at: namePlace, message };
  });
}

/** `the access list of AMI user 'a'`, `the access list of SIP account '200' and 57 more`. */
export function titleOf(holders: readonly [AclHolder, ...AclHolder[]]): string {
  const more = holders.length - 1;
  return more === 0 ? holders[0].title : `${holders[0].title} and ${more} more`;
}

export type Severities = Readonly<Record<AclPurpose, Severity>>;

/** By what the list guards, milder where fewer can reach it; a named list is as bad as the worst that names it. */
export function severityOf({ purpose, exposure, users }: AclHolder, byPurpose: Severities): Severity {
  if (!purpose) return worst(users.map((user) => severityOf(user, byPurpose)));
  if (exposure === "loopback") return milder(byPurpose[purpose], 2);
  return exposure === "private" ? milder(byPurpose[purpose]) : byPurpose[purpose];
}

function worst(found: readonly Severity[]): Severity {
  return severities.find((severity) => found.includes(severity)) ?? "info";
}

/** What is found in lists, by the key that makes it one finding: an option of a template, for example. */
export class Groups<Found extends { readonly holder: AclHolder }> {
  private readonly groups = new Map<unknown, [Found, ...Found[]]>();

  add(key: unknown, found: Found): void {
    const group = this.groups.get(key);
    if (group) group.push(found);
    else this.groups.set(key, [found]);
  }

  get all(): readonly (readonly [Found, ...Found[]])[] {
    return [...this.groups.values()];
  }
}

/** The holders of a group of finds. */
export function holdersOf(
  group: readonly [{ readonly holder: AclHolder }, ...{ readonly holder: AclHolder }[]],
): readonly [AclHolder, ...AclHolder[]] {
  const [first, ...others] = group;
  return [first.holder, ...others.map(({ holder }) => holder)];
}

/** An option name of the same list: `contactdeny` for `contactpermit`. */
export function siblingName({ name, key }: Option, sense: "permit" | "deny"): string {
  const length = key.endsWith("permit") ? 6 : key.endsWith("deny") ? 4 : 0;
  return `${name.slice(0, name.length - length)}${sense}`;
}
