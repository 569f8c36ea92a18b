import { firstPlaces, type IaxAccount, type IaxModel, isTrue, quotedNames, type Rule } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { generalPlace, setGeneral } from "../ami/general-section.ts";
import { hasLogin } from "./login.ts";

const rule: Rule = {
  id: "iax/no-encryption",
  summary: "IAX calls cross the network unencrypted",
  category: "crypto",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "unsafe",
  cwe: [319],
  since: "0.1.0",
  references: ["channels/chan_iax2.c: set_config(), get_encrypt_methods(), authenticate_reply()"],
  docs: {
    what: "Neither `[general]` of iax.conf nor the account sets `encryption` or `forceencryption`, so that calls and the numbers in them go over the network as they are. Only accounts that call in or register with a password count, since the key comes from it.",
    why: "Whoever sits on the path listens to the calls and notes who calls whom.",
    how: "Set `encryption=yes` on both sides, and `forceencryption=yes` once all of them can: without it a call goes unencrypted where the other side does not offer encryption. Outside a VPN, mind that the encryption is AES with 128 bits and a key made from the password by MD5.",
    breaks:
      "Calls with accounts that prove themselves by a key and have no password fail, and so do calls with a few old devices.",
    ignore: "When the calls go through a VPN.",
  },
  examples: [
    {
      title: "Two accounts",
      bad: {
        "iax.conf": conf`
          [general]          ; ~ low "The calls of IAX accounts 'branch' and 'home' cross the network unencrypted"
          bandwidth=high
          [branch]
          type=friend
          secret=kV8sPz2Tq7wLmX4c
          host=192.0.2.10
          [home]
          type=friend
          secret=tR3nWq8YbZc5Jh2v
          host=dynamic
        `,
      },
      fixed: {
        "iax.conf": conf`
          [general]
          bandwidth=high
          encryption=yes
          [branch]
          type=friend
          secret=kV8sPz2Tq7wLmX4c
          host=192.0.2.10
          [home]
          type=friend
          secret=tR3nWq8YbZc5Jh2v
          host=dynamic
        `,
      },
    },
    {
      title: "On for all",
      good: { "iax.conf": "[general]\nencryption=yes\n[branch]\ntype=friend\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
    {
      title: "The account has it",
      good: { "iax.conf": "[branch]\ntype=friend\nencryption=aes128\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
    {
      title: "Only the machine itself reaches the port",
      good: { "iax.conf": "[general]\nbindaddr=127.0.0.1\n[branch]\ntype=user\nsecret=kV8sPz2Tq7wLmX4c\n" },
    },
    { title: "Nobody calls", good: { "iax.conf": "[general]\nbandwidth=high\n" } },
  ],
  check({ tree, report }) {
    const { iax } = tree;
    if (!iax || iax.exposure === "loopback") return;
    const plain = iax.accounts.filter((account) => isPlain(iax, account));
    if (plain.length === 0) return;
    const hasKeys = iax.accounts.some(
      ({ isAuthenticated, secrets }) => isAuthenticated && secrets.length === 0,
    );
    report({
      at: generalPlace(iax, undefined),
      message: `The calls of IAX account${plain.length > 1 ? "s" : ""} ${quotedNames(plain.map(({ name }) => name))} cross the network unencrypted`,
      related: firstPlaces(
        plain.map(({ name, namePlace }) => ({ at: namePlace, message: `IAX account '${name}'` })),
      ),
      fixes:
        iax.generalSection === undefined || hasKeys
          ? [{ title: "Set encryption=yes for each account", applicability: "manual", edits: [] }]
          : [
              {
                title: "Offer encryption to all accounts",
                applicability: "unsafe",
                edits: setGeneral(iax, iax.general.get("encryption"), "encryption", "yes"),
                caution: "calls with a few old devices may fail",
              },
            ],
    });
  },
};
export default rule;

/** Each `encryption` that is true stays in force, whatever comes after it. */
function isPlain({ general }: IaxModel, account: IaxAccount): boolean {
  const { settings, accessList } = account;
  if (!hasLogin(account) || accessList.permitsOnly("loopback")) return false;
  const options = [general, settings].flatMap((each) => each.all("encryption", "forceencryption"));
  return !options.some(({ value }) => isTrue(value) || value.toLowerCase() === "aes128");
}
