import {
  AsteriskVersion,
  type Exposure,
  isVersionKnown,
  milder,
  type OpenAdvisory,
  openAdvisories,
  type Report,
  type Rule,
  type Severity,
  severityRank,
  type Tree,
} from "@astlint/core";
import { conf } from "@astlint/core/testing";
import type { Evidence, Trigger } from "./trigger.ts";
import { triggers } from "./triggers.ts";

const rule: Rule = {
  id: "version/advisory-match",
  summary: "A known security hole of this Asterisk is in something that is switched on",
  category: "dos",
  severity: "high",
  confidence: "firm",
  preset: "recommended",
  fix: "manual",
  cwe: [1395],
  since: "0.1.0",
  references: [
    "https://github.com/asterisk/asterisk/security/advisories",
    "ChangeLogs of each release: Security Advisories Resolved",
  ],
  docs: {
    what: "The release that you give with `--asterisk-version`, or that a header of the tree names, falls under security advisories, and the configuration switches on what they are about. Advisories about what is off are left out, and so is everything when the release is only guessed from the files. A branch alone, `18`, stands for its last release. Advisories that hang on nothing in the configuration are not in the list.",
    why: "How to use such a hole is public, and scanners look for old releases. Most of these crash Asterisk with one message; some let strangers in or run code.",
    how: "Update to the release that the message names, or a later one of the same branch: the configuration stays as it is. Until then, do what the second suggestion says.",
    breaks:
      "An update within a branch brings no changes that need other configuration, save what its UPGRADE notes say. Switching the feature off takes it from those who use it.",
    ignore:
      "When your distribution has ported the fix back; give the whole version of the package, `16.28.0~dfsg-0+deb11u4`, and the findings are marked as less certain.",
  },
  examples: [
    {
      title: "Two advisories about one thing, and one about another",
      asteriskVersion: "22.8.0",
      bad: {
        "manager.conf": conf`
          [general]
          enabled=yes
          webenabled=yes  ; ~ medium "Asterisk 22.8.0 has GHSA-3rhj-hhw7-m6fw in AMI over HTTP: a login without credentials crashes Asterisk; 22.10.1 mends it"
        `,
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=192.168.1.5  ; ~ low "Asterisk 22.8.0 has GHSA-v6hp-wh3r-cwxh (CVE-2026-23738) in the status page"
        `,
        "unistim.conf": conf`
          [phone]   ; ~ high "GHSA-3g56-cgrh-95p5 in UNISTIM"
          device=000ae4012345
        `,
      },
    },
    {
      title: "Several at once",
      asteriskVersion: "20.3.0",
      bad: {
        "pjsip.conf": conf`
          [udp]   ; ~ high "Asterisk 20.3.0 has 3 known holes in chan_pjsip: GHSA-x5pq-qrp4-fmrj, GHSA-64qc-9x89-rx5j and GHSA-2grh-7mhv-fcfw; 20.19.0 mends them"
          type=transport
          protocol=udp
          bind=0.0.0.0
          [browser]  ; ~ high "GHSA-8fj4-fv9f-hjpc in subscriptions"
          type=endpoint
          webrtc=yes  ; ~ high "2 known holes in ICE"  ~ high "GHSA-hxj9-xwr8-w8pq (CVE-2023-49786) in DTLS"
        `,
      },
    },
    {
      title: "Nobody mends this branch",
      asteriskVersion: "17.9.4",
      bad: {
        "ari.conf": "[general]\n",
        "func_odbc.conf": conf`
          [NAME]
          readsql=SELECT name FROM phones WHERE number='\${SQL_ESC(\${ARG1})}'  ; ~ high "AST-2022-003 (CVE-2022-26651) in SQL statements with SQL_ESC: SQL_ESC leaves backslashes, so that a caller changes the SQL statement; no release of branch 17 mends it"
        `,
      },
    },
    {
      title: "Only this machine reaches it",
      asteriskVersion: "13.23.0",
      bad: {
        "http.conf": conf`
          [general]
          enabled=yes
          bindaddr=127.0.0.1   ; ~ low "AST-2018-009"
        `,
      },
    },
    {
      title: "The release that mends it, or the whole branch",
      asteriskVersion: "22.10.1",
      good: {
        "manager.conf": "[general]\nenabled=yes\nwebenabled=yes\n",
        "http.conf": "[general]\nenabled=yes\nbindaddr=0.0.0.0\n",
      },
    },
    {
      title: "What the advisory is about is off",
      asteriskVersion: "22.8.0",
      good: {
        "manager.conf": "[general]\nenabled=yes\n;webenabled=yes\n",
        "http.conf": "[general]\nenabled=no\nbindaddr=0.0.0.0\n",
        "unistim.conf": "[phone]\ndevice=000ae4012345\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload=chan_unistim.so\n",
      },
    },
    {
      title: "A certified release that mends it",
      asteriskVersion: "certified/18.9-cert6",
      good: { "pjsip.conf": "[browser]\ntype=endpoint\nmedia_encryption=dtls\nallow_subscribe=no\n" },
    },
    {
      title: "The release is only guessed",
      good: { "iax.conf": "[general]\nbindport=4569\n" },
    },
  ],
  check({ tree, report }) {
    if (!isVersionKnown(tree.asterisk)) return;
    const byTrigger = new Map<string, OpenAdvisory[]>();
    for (const advisory of openAdvisories(tree.asterisk.version)) {
      const found = byTrigger.get(advisory.trigger);
      if (found) found.push(advisory);
      else byTrigger.set(advisory.trigger, [advisory]);
    }
    for (const [name, advisories] of byTrigger) {
      const trigger = triggers.get(name);
      const evidence = trigger?.find(tree);
      if (trigger && evidence) report(reportOf(tree, trigger, evidence, advisories));
    }
  },
};
export default rule;

function reportOf(
  { asterisk: { version, source } }: Tree,
  trigger: Trigger,
  { at, exposure }: Evidence,
  advisories: readonly OpenAdvisory[],
): Report {
  const isPlain = version.suffix === "" || version.certificate !== undefined;
  const fixedIn = lastFix(advisories);
  const update = fixedIn === undefined ? "Move to a supported branch" : `Update to ${fixedIn} or later`;
  return {
    at,
    message: `Asterisk ${version} has ${namesOf(advisories)} in ${trigger.title}${detailOf(advisories)}; ${mendedBy(advisories, version)}`,
    severity: severityOf(advisories, exposure),
    confidence: isPlain && source !== "detected" ? "firm" : "heuristic",
    subject: trigger.title,
    related: advisories.length > 1 ? advisories.map((each) => ({ at, message: lineOf(each) })) : [],
    fixes: [update, `${trigger.relief}, until the update`].map((title) => ({
      title,
      applicability: "manual",
      edits: [],
    })),
  };
}

function severityOf(advisories: readonly OpenAdvisory[], exposure: Exposure): Severity {
  const [worst = "low"] = advisories
    .map(({ severity }) => severity)
    .sort((a, b) => severityRank(a) - severityRank(b));
  if (exposure === "loopback") return "low";
  return exposure === "private" ? milder(worst) : worst;
}

const maxNames = 3;

function namesOf(advisories: readonly OpenAdvisory[]): string {
  return advisories.length === 1 ? advisories.map(nameOf).join() : `${advisories.length} known holes`;
}

function detailOf(advisories: readonly OpenAdvisory[]): string {
  if (advisories.length === 1) return `: ${advisories.map(({ title }) => title).join()}`;
  const ids = advisories.map(({ id }) => id);
  const shown =
    ids.length > maxNames + 1 ? [...ids.slice(0, maxNames), `${ids.length - maxNames} more`] : ids;
  return `: ${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function nameOf({ id, cve }: OpenAdvisory): string {
  return cve === undefined ? id : `${id} (${cve})`;
}

function lineOf(advisory: OpenAdvisory): string {
  const { title, fixedIn } = advisory;
  return `${nameOf(advisory)}: ${title}${fixedIn === undefined ? "" : `, mended in ${fixedIn}`}`;
}

function mendedBy(advisories: readonly OpenAdvisory[], version: AsteriskVersion): string {
  const fixedIn = lastFix(advisories);
  const objects = advisories.length > 1 ? "them" : "it";
  return fixedIn === undefined
    ? `no release of branch ${version.branch} mends ${objects}`
    : `${fixedIn} mends ${objects}`;
}

/** The first release that mends all of them; undefined when there is none. */
function lastFix(advisories: readonly OpenAdvisory[]): string | undefined {
  const releases = advisories.map(({ fixedIn }) => fixedIn ?? "");
  if (releases.includes("")) return undefined;
  return releases.reduce((last, release) => (isLater(release, last) ? release : last));
}

/** Of two releases of one branch. */
function isLater(release: string, other: string): boolean {
  return (
    AsteriskVersion.parse(release)?.isAtLeast(other) === true &&
    certificateOf(release) >= certificateOf(other)
  );
}

function certificateOf(release: string): number {
  return AsteriskVersion.parse(release)?.certificate ?? 0;
}
