import { appendOption, type Option, replaceValue, type SipAccount, type TextEdit } from "@astlint/core";

/** Accounts by the option that they have something from, in the order of the accounts; those without one are left out. */
export function byOption(
  accounts: readonly SipAccount[],
  optionOf: (account: SipAccount) => Option | undefined,
): Map<Option, SipAccount[]> {
  const groups = new Map<Option, SipAccount[]>();
  for (const account of accounts) {
    const option = optionOf(account);
    if (!option) continue;
    const group = groups.get(option);
    if (group) group.push(account);
    else groups.set(option, [account]);
  }
  return groups;
}

/** Those of the accounts that only inherit the option: it does not stand in a section of their own. */
export function inheritors(option: Option, accounts: readonly SipAccount[]): readonly SipAccount[] {
  return accounts.filter(({ sections }) => !sections.includes(option.section));
}

/**
 * Gives some of the accounts that share an option another value: in the option itself when they are all of them, else
 * in a line of each one's own.
 */
export function changeFor(
  option: Option,
  sharers: readonly SipAccount[],
  changed: readonly SipAccount[],
  value: string,
): readonly TextEdit[] {
  if (changed.length === sharers.length) return replaceValue(option, value);
  return changed.flatMap(({ sections }) => appendOption(sections.at(-1) ?? sections[0], option.key, value));
}
