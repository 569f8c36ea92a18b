import { FileWatcher, type Watcher } from "../watch/watcher.ts";

/** Starts to watch. */
export function startWatching(): Watcher {
  return new FileWatcher();
}
