import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';

/** An editor writes a file in several steps, a deployment several files: wait until they are done. */
const settleMs = 200;

export interface FileWatch {
  /** Watches these files instead of those before. */
  retarget(files: readonly string[]): void;
  stop(): void;
}

/**
 * Calls `onChange` once after files changed and were quiet for a moment.
 *
 * Folders are watched, not files: replacing a file by renaming another over it ends a file's watch.
 */
export function watchFiles(files: readonly string[], onChange: () => void): FileWatch {
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let targets = '';
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, settleMs);
    timer.unref();
  };
  const close = () => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const retarget = (next: readonly string[]) => {
    const wanted = [...next].sort().join('\n');
    if (wanted === targets) return;
    targets = wanted;
    close();
    const folders = Map.groupBy(next, (file) => dirname(file));
    for (const [folder, inside] of folders) {
      const names = new Set(inside.map((file) => basename(file)));
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name === null || names.has(name)) changed();
      });
      // A folder that vanishes ends its watch; the supergraph in memory keeps serving.
      watcher.on('error', () => watcher.close());
      watchers.push(watcher);
    }
  };
  retarget(files);
  return {
    retarget,
    stop: () => {
      clearTimeout(timer);
      close();
    },
  };
}
