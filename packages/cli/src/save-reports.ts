import { resolve } from "node:path";
import type { TreeReport } from "./report/tree-report.ts";
import type { ReportRequest } from "./reporters/formats.ts";
import { reportIn } from "./reporters/reporter.ts";
import type { RunFacts } from "./reporters/summary.ts";
import { FileError, type World } from "./world.ts";

/** Writes the reports that go to files, each whole or not at all. What cannot be written is complained of. */
export async function saveReports(
  { cwd, fileSystem }: World,
  requests: readonly ReportRequest[],
  trees: readonly TreeReport[],
  facts: RunFacts,
): Promise<{ readonly complaints: readonly string[]; readonly notes: readonly string[] }> {
  const complaints: string[] = [];
  for (const { format, file } of requests) {
    if (file === undefined) continue;
    const report = await reportIn(format);
    try {
      fileSystem.save(resolve(cwd, file), Buffer.from(report(trees, facts)));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      complaints.push(`${file}: not written: ${error.message}`);
    }
  }
  return { complaints, notes: [] };
}
