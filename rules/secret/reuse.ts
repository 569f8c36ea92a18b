import { isPlaceholder, type LiveSecret, type Rule, type Severity } from "@astlint/core";
import { conf } from "@astlint/core/testing";
import { accountsNamed, limited, weakSecrets } from "./judged-secrets.ts";

const rule: Rule = {
  id: "secret/reuse",
  summary: "Several accounts have the same password",
  category: "authentication",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [1391],
  since: "0.1.0",
  references: ["CWE-1391", "README-SERIOUSLY.bestpractices.md"],
  docs: {
    what: "The same password is written for accounts of different names, or for a phone and for AMI, ARI or a database. It is high when a phone shares with one of those. Passwords of providers do not count, for there one account is often written twice, and neither do those that are reported as weak already.",
    why: "Phones leak passwords: through provisioning files, their web pages, a backup on a laptop. Who has the password of one then has all the others; shared with AMI it is the way from a phone to the whole PBX.",
    how: "Give each account a random password of its own (`openssl rand -base64 24`).",
    breaks: "Each device or program must be given its new password.",
    ignore: "When the accounts are one device with several lines that cannot keep different passwords.",
  },
  examples: [
    {
      title: "Phones with one password",
      bad: {
        "sip.conf": conf`
          [100]
          type=friend
          secret=ux7Y2mKq9sWc4eTz
          ;      ^^^^^^^^^^^^^^^^ medium "SIP accounts '100' and '101' have the same password"
          [101]
          type=friend
          secret=ux7Y2mKq9sWc4eTz
        `,
      },
    },
    {
      title: "A phone and AMI",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=ux7Y2mKq9sWc4eTz   ; ~ high "AMI user 'crm' and SIP account '100' have the same password"
        `,
        "sip.conf": "[100]\ntype=friend\nsecret=ux7Y2mKq9sWc4eTz\n",
      },
    },
    {
      title: "AMI and ARI",
      bad: {
        "ari.conf": conf`
          [app]
          type=user
          password=ux7Y2mKq9sWc4eTz ; ~ medium "ARI user 'app' and AMI user 'crm'"
        `,
        "manager.conf": "[general]\nenabled=yes\n[crm]\nsecret=ux7Y2mKq9sWc4eTz\n",
      },
    },
    {
      title: "A weak password is reported once, but shared with AMI it is worse",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          [crm]
          secret=dragon77           ; ~ high
        `,
        "sip.conf": "[100]\ntype=friend\nsecret=dragon77\n",
      },
    },
    {
      title: "One account for two protocols, and a template",
      good: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          secret=ux7Y2mKq9sWc4eTz
          [100](phone)
          [101](phone)
          [102]
          type=friend
          secret=aVz8KqW3xYp5TnRd
        `,
        "iax.conf": "[102]\ntype=friend\nsecret=aVz8KqW3xYp5TnRd\n",
      },
    },
    {
      title: "A trunk and its registration",
      good: {
        "sip.conf": conf`
          [general]
          register => office:ux7Y2mKq9sWc4eTz@sip.example.com
          [provider]
          type=peer
          host=sip.example.com
          secret=ux7Y2mKq9sWc4eTz
        `,
      },
    },
    {
      title: "Weak ones, placeholders, comments",
      good: {
        "sip.conf": conf`
          [100]
          type=friend
          secret=1234
          [101]
          type=friend
          secret=1234
          [102]
          type=friend
          secret={{ secret }}
          [103]
          type=friend
          secret={{ secret }}
          [104]
          type=friend
          secret=ux7Y2mKq9sWc4eTz
          [105]
          type=friend
          ;secret=ux7Y2mKq9sWc4eTz
          secret=aVz8KqW3xYp5TnRd
        `,
      },
    },
  ],
  check({ tree, estimator, report }) {
    const reported = weakSecrets(tree, estimator).filter(({ verdict }) => verdict.severity !== "low");
    const weak = new Set(reported.map(({ secret }) => secret));
    for (const [first, ...others] of groups(tree.secrets)) {
      if (!first || others.length === 0) continue;
      const severity = severityOf([first, ...others]);
      if (weak.has(first) && severity !== "high") continue;
      report({
        at: first.place,
        message: `${describe([first, ...others])} have the same password, so that whoever learns one has all`,
        severity,
        related: limited(
          others.map((secret) => ({
            at: secret.place,
            message: `the same for ${describe([secret])}`,
            isSame: true,
          })),
        ),
        fixes: [{ title: "Give each a random password of its own", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

/** The passwords that are written more than once for accounts of different names, the most powerful account first. */
function groups(secrets: readonly LiveSecret[]): LiveSecret[][] {
  const byText = new Map<string, LiveSecret[]>();
  for (const secret of secrets) {
    if (!counts(secret)) continue;
    const group = byText.get(secret.text);
    if (group) group.push(secret);
    else byText.set(secret.text, [secret]);
  }
  return [...byText.values()]
    .filter((group) => group.length > 1 && group.some(({ role }) => role === "login"))
    .map(distinct)
    .map((group) => group.sort((a, b) => rank(a) - rank(b)));
}

/** Logins, and the passwords of databases and the like; what belongs to a provider is left out. */
function counts({ text, isHash, role, service }: LiveSecret): boolean {
  return (
    !isHash && !isPlaceholder(text) && (role === "login" || (role === "outbound" && service === "other"))
  );
}

/** One of each name: the same person may have an account for each protocol. */
function distinct(group: readonly LiveSecret[]): LiveSecret[] {
  const seen = new Set<string>();
  return group.filter((secret) => {
    const name = `${isPhone(secret)} ${(secret.holders[0]?.name ?? "").toLowerCase()}`;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

function isPhone({ service }: LiveSecret): boolean {
  return service === "sip" || service === "iax" || service === "pjsip";
}

const order: readonly LiveSecret["service"][] = ["ari", "manager", "other", "sip", "pjsip", "iax"];

function rank({ service }: LiveSecret): number {
  return order.indexOf(service);
}

function severityOf(group: readonly LiveSecret[]): Severity {
  return group.some(isPhone) && group.some((secret) => !isPhone(secret)) ? "high" : "medium";
}

/** `AMI user 'crm' and SIP accounts '100' and '101'` */
function describe(group: readonly LiveSecret[]): string {
  const parts = order.flatMap((service) => {
    const secrets = group.filter((secret) => secret.service === service);
    const names = secrets.flatMap(({ holders }) => holders.map(({ name }) => name));
    if (secrets.length === 0) return [];
    if (service === "other")
      return secrets.slice(0, 2).map(({ file, holders }) => `[${holders[0]?.name ?? ""}] in ${file}`);
    return [accountsNamed(service, names)];
  });
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
