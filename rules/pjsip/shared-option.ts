import {
  firstPlaces,
  type Option,
  type PjsipObject,
  quotedNames,
  type RelatedPlace,
  type Section,
} from "@astlint/core";

/** Objects by the line that gives them the option, so that what a template says is judged once. */
export function byOption<T extends PjsipObject>(objects: Iterable<T>, name: string): Map<Option, T[]> {
  const found = new Map<Option, T[]>();
  for (const object of objects) {
    const option = object.settings.get(name);
    if (!option) continue;
    const sharers = found.get(option);
    if (sharers) sharers.push(object);
    else found.set(option, [object]);
  }
  return found;
}

/** Objects that share the line which gives them an option, or the template that does not, in groups. */
export function groupsByCause<T extends PjsipObject>(
  objects: Iterable<T>,
  name: string,
): Iterable<[T, ...T[]]> {
  const groups = new Map<Option | Section, [T, ...T[]]>();
  for (const object of objects) {
    const { section, settings } = object;
    const cause = settings.get(name) ?? section.templates[0]?.section ?? section;
    const group = groups.get(cause);
    if (group) group.push(object);
    else groups.set(cause, [object]);
  }
  return groups.values();
}

/** `endpoint '100'`, `endpoints '100' and '101'`. */
export function namesOf(objects: readonly PjsipObject[], noun = "endpoint"): string {
  return `${noun}${objects.length > 1 ? "s" : ""} ${quotedNames(objects.map(({ id }) => id))}`;
}

/** The objects that a line reaches from a template or from elsewhere; none for a line of the only one. */
export function reachedFrom(option: Option, objects: readonly PjsipObject[]): RelatedPlace[] {
  const others = objects.filter(({ section }) => section !== option.section);
  return objectPlaces(others);
}

/** The first few objects as places that go with a finding. */
export function objectPlaces(objects: readonly PjsipObject[]): RelatedPlace[] {
  return firstPlaces(
    objects.map(({ namePlace, type, id }) => ({ at: namePlace, message: `${type} '${id}'` })),
  );
}
