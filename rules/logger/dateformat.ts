import { isPlaceholder, type Rule, replaceValue } from "@astlint/core";
import { conf } from "@astlint/core/testing";

const rule: Rule = {
  id: "logger/dateformat",
  summary: "Lines of the log do not tell the day or the time",
  category: "detectability",
  severity: "medium",
  confidence: "firm",
  preset: "recommended",
  fix: "safe",
  cwe: [778],
  since: "0.1.0",
  references: ["main/logger.c: init_logger_chain()", "fail2ban: config/filter.d/asterisk.conf"],
  docs: {
    what: "`dateformat` in `[general]` of logger.conf leaves out the day or the time of day. Without the option Asterisk writes month, day and time, which is enough.",
    why: "fail2ban finds the time of an attempt in its line; a line without one counts as old or not at all, and nobody is ever banned. Nor can you put the log beside the provider's bill.",
    how: "Set `dateformat = %F %T`, which has the year as well.",
    breaks: "Programs of your own that expect the old form of the lines.",
    ignore: "When no program reads the log and syslog puts the time before each line.",
  },
  examples: [
    {
      title: "The time alone",
      bad: {
        "logger.conf": conf`
          [general]
          dateformat = %T            ; ~ medium "tells not the day"
          [logfiles]
          messages => notice,warning,error
        `,
      },
      fixed: {
        "logger.conf": conf`
          [general]
          dateformat = %F %T
          [logfiles]
          messages => notice,warning,error
        `,
      },
    },
    {
      title: "The day alone",
      bad: { "logger.conf": '[general]\ndateformat=%d.%m.%Y   ; ~ medium "tells not the time"\n' },
    },
    {
      title: "Day and time",
      good: { "logger.conf": "[general]\ndateformat=%F %T.%3q\n[logfiles]\nmessages => notice\n" },
    },
    { title: "A number of seconds has both", good: { "logger.conf": "[general]\ndateformat = %s\n" } },
    { title: "The default has both", good: { "logger.conf": "[general]\n;dateformat = %T\n" } },
  ],
  check({ tree, report }) {
    const option = tree.logger?.general.get("dateformat");
    if (!option || isPlaceholder(option.value)) return;
    const letters = conversions(option.value);
    const lacking = [
      ...(hasOne(letters, dayLetters) ? [] : ["the day"]),
      ...(hasOne(letters, timeLetters) ? [] : ["the time"]),
    ];
    if (lacking.length === 0) return;
    report({
      at: option.valuePlace,
      message: `'dateformat=${option.value}' tells not ${lacking.join(" nor ")} of a line of the log, so fail2ban bans nobody`,
      fixes: [{ title: "Set dateformat=%F %T", applicability: "safe", edits: replaceValue(option, "%F %T") }],
    });
  },
};
export default rule;

/** Conversions of `strftime` that tell the day, and those that tell the hour. */
const dayLetters = "deFDjcxs+";
const timeLetters = "TRHIklXcrs+";

/** The letters of the conversions: `F` and `T` of `%F %T`, and `q` of `%3q`. */
function conversions(format: string): string {
  let letters = "";
  for (let at = format.indexOf("%"); at >= 0; at = format.indexOf("%", at)) {
    at++;
    while ("0123456789_-^#EO".includes(format[at] ?? "x")) at++;
    letters += format[at] ?? "";
    at++;
  }
  return letters;
}

function hasOne(letters: string, wanted: string): boolean {
  return [...letters].some((letter) => wanted.includes(letter));
}
