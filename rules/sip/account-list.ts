import type { RelatedPlace, SipAccount } from "@astlint/core";

const maxNames = 3;
const maxPlaces = 5;

/** `'100'`, `'100' and '101'`, `'100', '101', '102' and 40 more`. */
export function quotedNames(accounts: readonly Pick<SipAccount, "name">[]): string {
  const names = accounts.map(({ name }) => `'${name}'`);
  const shown =
    names.length <= maxNames + 1 ? names : [...names.slice(0, maxNames), `${names.length - maxNames} more`];
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}

/** The first few accounts as places that go with a finding; `message` gets the account's name. */
export function accountPlaces(
  accounts: readonly SipAccount[],
  message: (account: SipAccount) => string = ({ name }) => `account '${name}'`,
): RelatedPlace[] {
  const places = accounts
    .slice(0, maxPlaces)
    .map((account) => ({ at: account.namePlace, message: message(account) }));
  const last = places.at(-1);
  if (!last || accounts.length <= maxPlaces) return places;
  return [
    ...places.slice(0, -1),
    { at: last.at, message: `${last.message}, and ${accounts.length - maxPlaces} more` },
  ];
}
