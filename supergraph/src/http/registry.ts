import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { respondFresh } from './respond-fresh.ts';

/** The row of one deployed remote, as its build wrote it; the gateway does not look inside. */
export interface RegistryRow {
  readonly name: string;
  readonly [fact: string]: unknown;
}

/** `/registry.json`: which remotes are deployed, and in which versions. */
export interface Registry {
  /** Demo accounts exist and may be offered on the sign-in page. */
  readonly demo: boolean;
  readonly remotes: readonly RegistryRow[];
}

/**
 * Gathers `frontends/<name>/dist/remote.json`, read anew at every request: publishing a version or
 * rolling it back is a change of files, without a restart.
 */
export async function readRegistry(
  frontends: string,
  { demo }: { demo: boolean },
): Promise<Registry> {
  const names = await readdir(frontends).catch(() => []);
  const rows = await Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(join(frontends, name, 'dist/remote.json'), 'utf8').catch(
        () => null,
      );
      return text === null ? [] : parseRow(text);
    }),
  );
  return { demo, remotes: rows.flat() };
}

/** A row that is being written is left out once; the shell asks again. */
function parseRow(text: string): RegistryRow[] {
  try {
    const row: unknown = JSON.parse(text);
    const named = typeof row === 'object' && row !== null && 'name' in row;
    return named && typeof row.name === 'string' ? [row as RegistryRow] : [];
  } catch {
    return [];
  }
}

export function registryEndpoint(frontends: string, facts: { demo: boolean }) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    respondFresh(request, response, await readRegistry(frontends, facts));
  };
}
