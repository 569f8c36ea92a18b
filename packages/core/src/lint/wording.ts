import type { Place } from "../config/document.ts";
import type { RelatedPlace } from "./finding.ts";

const maxNames = 3;
const maxPlaces = 5;

/** Names for a message: `'a'`, `'a' and 'b'`, `'a', 'b', 'c' and 40 more`. */
export function quotedNames(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const shown =
    quoted.length <= maxNames + 1
      ? quoted
      : [...quoted.slice(0, maxNames), `${quoted.length - maxNames} more`];
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}

/** The first few of the places that go with a finding, the last of them telling how many more there are. */
export function firstPlaces(places: readonly RelatedPlace[]): RelatedPlace[] {
  const shown = places.slice(0, maxPlaces);
  const last = shown.at(-1);
  if (!last || places.length <= maxPlaces) return shown;
  return [
    ...shown.slice(0, -1),
    { ...last, message: `${last.message}, and ${places.length - maxPlaces} more` },
  ];
}

/** The first few of the places where the same is wrong as at the finding's own: editors show the finding there, too. */
export function samePlaces(places: readonly Place[], message = "here as well"): RelatedPlace[] {
  return firstPlaces(places.map((at) => ({ at, message, isSame: true })));
}

/** The same for places that each have a message of their own. */
export function asSame(places: readonly RelatedPlace[]): RelatedPlace[] {
  return places.map((place) => ({ ...place, isSame: true }));
}

/** For how many places a list stands, of which the last may tell that there are more. */
export function countPlaces(places: readonly Pick<RelatedPlace, "message">[]): number {
  const [, more] = /, and ([0-9]+) more$/.exec(places.at(-1)?.message ?? "") ?? [];
  return places.length + Number(more ?? 0);
}
