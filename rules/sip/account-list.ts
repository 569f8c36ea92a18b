import { firstPlaces, type RelatedPlace, type SipAccount } from "@astlint/core";

/** The first few accounts as places that go with a finding; `message` gets the account. */
export function accountPlaces(
  accounts: readonly SipAccount[],
  message: (account: SipAccount) => string = ({ name }) => `account '${name}'`,
): RelatedPlace[] {
  return firstPlaces(accounts.map((account) => ({ at: account.namePlace, message: message(account) })));
}
