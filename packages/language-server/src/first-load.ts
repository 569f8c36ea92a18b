import { letOthersIn } from "./let-others-in.ts";
import type { Session } from "./session.ts";

/** So many configurations are read before an editor that can show progress is told of it. */
const few = 2;

/** Lints all configurations of the workspace once, and tells how far that is where there are many of them. */
export async function loadWithProgress(session: Session): Promise<void> {
  const { window, workspace } = session.capabilities;
  // An editor that asks for single files only does not want the others.
  const asksForAll = workspace?.diagnostics !== undefined;
  if (window?.workDoneProgress !== true || !asksForAll) return;
  const sites = await session.workspace.all();
  if (sites.length <= few) return;
  const progress = await session.connection.window.createWorkDoneProgress().catch(() => undefined);
  // The editor refuses what it said that it can do.
  if (!progress) return;
  progress.begin("astlint", 0, `reading ${sites.length} configurations`, true);
  for (const [index, site] of sites.entries()) {
    await letOthersIn();
    if (progress.token.isCancellationRequested) break;
    await site.findings().catch(() => undefined);
    progress.report(Math.round(((index + 1) / sites.length) * 100), `${index + 1} of ${sites.length}`);
  }
  progress.done();
}
