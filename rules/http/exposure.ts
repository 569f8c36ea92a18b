import { type AriUser, familiesOf, type Listener, type Tree } from "@astlint/core";

/** Whether a socket can be reached from outside the local networks. */
export function isBeyondLocal({ exposure }: Listener): boolean {
  return exposure === "any" || exposure === "public";
}

/** Whether somebody on another machine reaches the web server. */
export function isReachable({ http }: Tree): boolean {
  return http?.listeners.some(({ exposure }) => exposure !== "loopback") ?? false;
}

/** The ARI users whose password anyone who reaches a socket may try. */
export function openAriUsers({ ari }: Tree, { host }: Listener): readonly AriUser[] {
  if (!ari?.isEnabled.value) return [];
  const families = familiesOf(host);
  return ari.users.filter(
    ({ password, accessList }) =>
      password !== undefined && families.some((family) => accessList.isOpenTo(family)),
  );
}

/** 127.0.0.1 with the port that an address has. */
export function loopbackLike(address: string): string {
  const colon = address.lastIndexOf(":");
  const hasPort = colon > 0 && (address.indexOf(":") === colon || address[colon - 1] === "]");
  return hasPort ? `127.0.0.1${address.slice(colon)}` : "127.0.0.1";
}
