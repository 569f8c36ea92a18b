import type { IaxAccount } from "../../model/iax-account.ts";
import type { ManagerRights } from "../../model/manager-classes.ts";
import type { ManagerUser, Reach } from "../../model/manager-user.ts";
import type { SipAccount } from "../../model/sip-account.ts";
import { code, listed } from "./markdown.ts";

/** What an account of chan_sip comes to: a line for each fact. No password is told. */
export function sipFacts(account: SipAccount): readonly string[] {
  const { context, staticHost, isDynamic } = account;
  return [
    account.isTrunk ? "Looks like a trunk" : "Looks like a phone",
    `Its calls begin in context ${code(context.value)}`,
    ...(isDynamic ? ["The device registers"] : []),
    ...(staticHost ? [`Reached at ${code(staticHost.value)}`] : []),
    account.isAuthenticated && !account.insecure.invite
      ? "It is asked for its password"
      : "Its calls are asked for no password",
    account.isFoundByName ? "Told by the name that a caller gives" : "Told by its address",
  ];
}

/** What an account of chan_iax2 comes to: a line for each fact. No password is told. */
export function iaxFacts(account: IaxAccount): readonly string[] {
  const { contexts, staticHost, isDynamic, isCaller } = account;
  return [
    account.isTrunk ? "Looks like a trunk" : "Looks like a phone",
    ...(isCaller && contexts.length > 0
      ? [`Its calls begin in context ${listed(contexts.map(({ value }) => value))}`]
      : []),
    ...(isDynamic ? ["The device registers"] : []),
    ...(staticHost ? [`Reached at ${code(staticHost.value)}`] : []),
    account.isAuthenticated ? "It is asked for its password or key" : "It is asked for no password",
  ];
}

/** What a user of AMI may do, and from where. No password is told. */
export function managerFacts(user: ManagerUser): readonly string[] {
  return [
    `Gets events of ${rights(user.read)}`,
    `May send actions of ${rights(user.write)}`,
    user.canLogIn ? `Can log in from ${places[user.reach]}` : "Cannot log in",
  ];
}

const places: Readonly<Record<Reach, string>> = {
  nobody: "nowhere",
  loopback: "this machine",
  private: "local networks",
  public: "anywhere",
  unknown: "addresses that are not known",
};

function rights({ isAll, classes }: ManagerRights): string {
  if (isAll) return "every class";
  return classes.size === 0 ? "no class" : listed([...classes], classes.size);
}
