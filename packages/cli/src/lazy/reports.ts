import { checkstyleReport } from "../reporters/checkstyle.ts";
import type { Format } from "../reporters/formats.ts";
import { githubReport } from "../reporters/github.ts";
import { gitlabReport } from "../reporters/gitlab.ts";
import { htmlReport } from "../reporters/html/html.ts";
import { jsonLinesReport } from "../reporters/jsonl.ts";
import { junitReport } from "../reporters/junit.ts";
import { markdownReport } from "../reporters/markdown.ts";
import type { Report } from "../reporters/reporter.ts";
import { sarifReport } from "../reporters/sarif/sarif.ts";

/** The reports for other programs and for the record. */
export const reports: Readonly<Record<Exclude<Format, "text" | "compact" | "json">, Report>> = {
  jsonl: jsonLinesReport,
  sarif: sarifReport,
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
  checkstyle: checkstyleReport,
  markdown: markdownReport,
  html: htmlReport,
};
