import {
  firstPlaces,
  type ManagerClass,
  type ManagerUser,
  type Option,
  type Reach,
  type RelatedPlace,
} from "@astlint/core";

/** Classes with which a user can run programs, in the order in which a message names them. */
const shellClasses: readonly ManagerClass[] = ["system", "command", "config"];

/** The write classes of a user that amount to a shell, or, with `originate`, come close. */
export function powerfulClasses({ write }: ManagerUser): readonly ManagerClass[] {
  return [...shellClasses, "originate" as const].filter((name) => write.classes.has(name));
}

/** Whether a user can do more than place calls with what it may write. */
export function hasShell({ write }: ManagerUser): boolean {
  return shellClasses.some((name) => write.classes.has(name));
}

/** The first few users as places that go with a finding. */
export function userPlaces(users: readonly ManagerUser[]): RelatedPlace[] {
  return firstPlaces(users.map(({ name, namePlace }) => ({ at: namePlace, message: `AMI user '${name}'` })));
}

/** Users by the option that they share, in order; each without one is alone. */
export function byOption(
  users: readonly ManagerUser[],
  optionOf: (user: ManagerUser) => Option | undefined,
): readonly (readonly [ManagerUser, ...ManagerUser[]])[] {
  const groups = new Map<Option | ManagerUser, [ManagerUser, ...ManagerUser[]]>();
  for (const user of users) {
    const key = optionOf(user) ?? user;
    const group = groups.get(key);
    if (group) group.push(user);
    else groups.set(key, [user]);
  }
  return [...groups.values()];
}

const byReach: readonly Reach[] = ["public", "unknown", "private", "loopback", "nobody"];

/** From how far one of some users can log in. */
export function widestReach(users: readonly ManagerUser[]): Reach {
  const reaches = new Set(users.map(({ reach }) => reach));
  return byReach.find((reach) => reaches.has(reach)) ?? "nobody";
}
