import type { IaxAccount } from "@astlint/core";

/** Whether the other side calls in or registers with a password. */
export function hasLogin({ secrets, isCaller, isDynamic }: IaxAccount): boolean {
  return secrets.length > 0 && (isCaller || isDynamic);
}

/** Whether strangers may try passwords on an account. */
export function takesPasswords(account: IaxAccount): boolean {
  return hasLogin(account) && account.isOpen;
}
