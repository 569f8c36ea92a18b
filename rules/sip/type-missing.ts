import { isPlaceholder, type Report, type Rule, type Section } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "sip/type-missing",
  summary: "A section of sip.conf is no account, because its type is missing",
  category: "correctness",
  severity: "medium",
  confidence: "certain",
  preset: "recommended",
  fix: "manual",
  cwe: [1188],
  since: "0.1.0",
  asterisk: "<21",
  references: ["channels/chan_sip.c: reload_config(), build_peer()"],
  docs: {
    what: "A section of sip.conf, neither `[general]` nor `[authentication]` nor a template, has no `type=`, or its first one is none of `friend`, `peer` and `user`. chan_sip warns and leaves the whole section out. This goes for each of several sections with one name: every one needs its own `type=`.",
    why: "The account does not exist, and nothing in it counts: no password, no access list, no context. Where guests are allowed, a phone of that name can call all the same, as a guest and without a password, so that nobody notices.",
    how: "Add `type=friend` for a phone or `type=peer` for a trunk. Mark what is only meant to be inherited from as a template: `[name](!)`. Options for all accounts belong into `[general]`.",
    breaks: "The account comes to life, with all its options: look at its secret and context first.",
    ignore: "When the section is a note or a leftover; better comment it out.",
  },
  examples: [
    {
      title: "A phone that does not exist",
      bad: {
        "sip.conf": conf`
          [general]
          allowguest=no
          [100]                   ; ~ medium "[100] has no type, so chan_sip leaves it out"
          host=dynamic
          secret=ux7Y2mKq9sWc4e
        `,
      },
    },
    {
      title: "A word that is no type",
      bad: {
        "sip.conf": conf`
          [100]
          type=phone
          ;    ^^^^^ medium "'phone' is no type"
          host=dynamic
        `,
      },
    },
    {
      title: "The second section of a name",
      bad: {
        "sip.conf": conf`
          [100]
          type=friend
          host=dynamic
          secret=ux7Y2mKq9sWc4e
          [100]                   ; ~ medium "although another section of that name has one"
          deny=0.0.0.0/0
          permit=10.0.0.0/8
        `,
      },
    },
    {
      title: "Options for all, in the wrong section",
      bad: {
        "sip.conf": conf`
          [general]
          bindport=5060
          [default]               ; ~ low "[default] has no type, so chan_sip leaves it out"
          context=default
          allowguest=no
        `,
      },
    },
    {
      title: "Templates, and sections that others inherit from",
      good: {
        "sip.conf": conf`
          [phone](!)
          host=dynamic
          [base]
          qualify=yes
          [100](phone,base)
          type=friend
          secret=ux7Y2mKq9sWc4e
          [authentication]
          auth=alice:ux7Y2mKq9sWc4e@example.com
        `,
      },
    },
    {
      title: "The type comes from the template, or later in the file",
      good: {
        "sip.conf": conf`
          [phone](!)
          type=friend
          [100](phone)
          secret=ux7Y2mKq9sWc4e
          [200]
          secret=rK3vz8Tn6bQw1h
          [200](+)
          type=peer
        `,
      },
    },
    {
      title: "A section that is commented out",
      good: { "sip.conf": "[general]\nallowguest=no\n;[100]\n;host=dynamic\n" },
    },
  ],
  check({ tree, report }) {
    const { sip } = tree;
    if (!sip) return;
    const ancestors = new Set(
      sip.file.sections.flatMap(({ templates }) => templates.map(({ section }) => section)),
    );
    const names = new Set(sip.accounts.flatMap(({ sections }) => sections.map(({ key }) => key)));
    for (const section of sip.ignoredSections) {
      if (section.options.length === 0 || ancestors.has(section)) continue;
      const finding = describe(section, names.has(section.key));
      if (finding) report(finding);
    }
  },
};
export default rule;

function describe(section: Section, hasNamesake: boolean): Report | undefined {
  const type = section.first("type");
  if (type && isPlaceholder(type.value)) return undefined;
  if (type && type.value !== "") {
    return {
      at: type.valuePlace,
      message: `'${type.value}' is no type of chan_sip, which leaves [${section.name}] out`,
      fixes: [addType],
    };
  }
  const isAccount = hasNamesake || section.options.some(({ key }) => accountOptions.has(key));
  return {
    at: section.namePlace,
    message: `[${section.name}] has no type, so chan_sip leaves it out${hasNamesake ? ", although another section of that name has one" : ""}`,
    severity: isAccount ? "medium" : "low",
    fixes: [addType],
  };
}

/** Options that only an account has. */
const accountOptions: ReadonlySet<string> = new Set([
  "acl",
  "deny",
  "defaultuser",
  "fromuser",
  "host",
  "mailbox",
  "md5secret",
  "permit",
  "remotesecret",
  "secret",
  "username",
]);

const addType = {
  title: "Add type=friend for a phone or type=peer for a trunk",
  applicability: "manual",
  edits: [],
} as const;
