import { exposureOf, type Rule, splitHostPort } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "calendar/credentials",
  summary: "The password of a calendar crosses the network unencrypted",
  category: "privacy",
  severity: "low",
  confidence: "certain",
  preset: "strict",
  fix: "manual",
  cwe: [319],
  since: "0.1.0",
  references: [
    "res/res_calendar_caldav.c: caldav_load_calendar()",
    "res/res_calendar_ews.c: ewscal_load_calendar()",
  ],
  docs: {
    what: "A calendar of calendar.conf has a `secret`, and a `url` that begins with `http://`.",
    why: "Asterisk asks for the calendar every few minutes and sends the password each time. Whoever sits on the path reads it; it is often that of a mailbox, too.",
    how: "Use the `https://` address of the calendar.",
    breaks: "The calendar cannot be read when the server has no certificate that the system trusts.",
    ignore: "When the server is in a network that you trust.",
  },
  examples: [
    {
      title: "A calendar over HTTP",
      bad: {
        "calendar.conf": conf`
          [office]
          type=caldav
          url=http://cal.example.com/office   ; ~ low "The password of calendar 'office' goes to 'cal.example.com' unencrypted"
          user=alice
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "HTTPS, no password, this machine, a comment",
      good: {
        "calendar.conf": conf`
          [office]
          type=caldav
          url=http://cal.example.com/office
          url=https://cal.example.com/office
          secret=kV8sPz2Tq7wLmX4c
          [public]
          type=ical
          url=http://cal.example.com/holidays.ics
          ;secret=kV8sPz2Tq7wLmX4c
          [local]
          type=caldav
          url=http://127.0.0.1:5232/alice
          secret=kV8sPz2Tq7wLmX4c
          [unused](!)
          url=http://cal.example.com/office
          secret=kV8sPz2Tq7wLmX4c
        `,
      },
    },
    {
      title: "res_calendar is not loaded",
      good: {
        "calendar.conf":
          "[office]\ntype=caldav\nurl=http://cal.example.com/office\nsecret=kV8sPz2Tq7wLmX4c\n",
        "modules.conf": "[modules]\nautoload=yes\nnoload => res_calendar.so\n",
      },
    },
  ],
  check({ tree, report }) {
    for (const section of tree.live("calendar.conf")?.live ?? []) {
      const url = section.last("url");
      const secret = section.last("secret")?.value ?? "";
      if (!url || secret === "" || !url.value.toLowerCase().startsWith("http://")) continue;
      const host = hostOf(url.value);
      if (exposureOf(host) === "loopback") continue;
      report({
        at: url.valuePlace,
        message: `The password of calendar '${section.name}' goes to '${host}' unencrypted`,
        fixes: [{ title: "Use the https:// address of the calendar", applicability: "manual", edits: [] }],
      });
    }
  },
};
export default rule;

function hostOf(url: string): string {
  const rest = url.slice("http://".length);
  const slash = rest.indexOf("/");
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  return splitHostPort(authority.slice(authority.lastIndexOf("@") + 1)).host;
}
