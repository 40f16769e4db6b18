import { loadRemote, registerRemotes } from '@module-federation/enhanced/runtime';
import { hostVersion, type MountableApp } from '@houqin/ui-kit/host';
import type { RemoteVersion } from '../registry/registry.ts';
import { RemoteError } from './failure.ts';

declare const __SVELTE_VERSION__: string;
declare const __KIT_VERSION__: string;

/** Longer than the slowest ward network needs for 200 kB; then the card offers what to do. */
export const loadWithinMs = 10_000;

export interface LoadOptions {
  readonly withinMs?: number;
  /** A developer's build, `…/mf-manifest.json`. */
  readonly override?: string | undefined;
  /** Which try this is: each asks anew instead of waiting for the one before. */
  readonly attempt?: number;
}

const minor = (version: string) => version.split('.').slice(0, 2).join('.');

/** The build that fits this shell: `shared` when both were compiled for the same minors. */
export function fittingBuild(
  version: RemoteVersion,
  shell = { svelte: __SVELTE_VERSION__, kit: __KIT_VERSION__ },
): RemoteVersion['builds']['shared'] {
  const same =
    minor(version.svelte) === minor(shell.svelte) && minor(version.kit) === minor(shell.kit);
  return same ? version.builds.shared : version.builds.isolated;
}

/** Fetches one exposed app of a remote. @throws RemoteError */
export async function loadApp(
  version: RemoteVersion,
  expose: string,
  options: LoadOptions = {},
): Promise<MountableApp> {
  const { manifest } = version;
  if (manifest.host !== String(hostVersion)) {
    throw new RemoteError('host', `host ${manifest.host}, the shell has ${hostVersion}`);
  }
  const attempt = options.attempt ?? 0;
  const load = async () => {
    const { container, entry } = options.override
      ? await overriding(options.override)
      : registered(version, attempt);
    return loadRemote<{ default?: MountableApp }>(`${container}/${expose.slice(2)}`, {
      from: 'runtime',
    }).catch((error: unknown) => diagnose(error, entry));
  };
  const module = await within(options.withinMs ?? loadWithinMs, load());
  const app = module?.default;
  if (typeof app?.mount !== 'function') {
    throw new RemoteError('broken', `${expose} does not export a mountable app`);
  }
  return app;
}

const known = new Set<string>();

interface Container {
  readonly container: string;
  readonly entry: string;
}

function registered(version: RemoteVersion, attempt: number): Container {
  const build = fittingBuild(version);
  // A try again must not get the answer of the one that failed.
  const entry = attempt === 0 ? build.entry : `${build.entry}?attempt=${attempt}`;
  register({ container: build.container, entry }, attempt > 0);
  return { container: build.container, entry };
}

/** A developer's build: its manifest says what it is called today. @throws RemoteError */
async function overriding(url: string): Promise<Container> {
  const answer = await fetch(url, { cache: 'no-store' }).catch(() => null);
  if (!answer?.ok) throw new RemoteError('unreachable', `${url} did not answer`);
  const { metaData } = (await answer.json()) as {
    metaData: { globalName: string; remoteEntry: { path: string; name: string } };
  };
  const { path, name } = metaData.remoteEntry;
  const found = { container: metaData.globalName, entry: new URL(path + name, url).href };
  register(found, false);
  return found;
}

function register({ container, entry }: Container, force: boolean): void {
  if (known.has(entry)) return;
  known.add(entry);
  registerRemotes([{ name: container, entry, entryGlobalName: container, type: 'global' }], {
    force,
  });
}

/** A script that failed says nothing of why: ask for it once more and look at the answer. */
async function diagnose(error: unknown, entry: string): Promise<never> {
  const answer = await fetch(entry, { cache: 'no-store' }).catch(() => null);
  const told = error instanceof Error ? error.message : String(error);
  if (!answer) throw new RemoteError('unreachable', `${entry} ${told}`, { cause: error });
  if (!answer.ok || !/javascript|json/.test(answer.headers.get('content-type') ?? '')) {
    throw new RemoteError('missing', `${entry} ${answer.status}`, { cause: error });
  }
  throw new RemoteError('broken', told, { cause: error });
}

async function within<T>(ms: number, task: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RemoteError('timeout', `no answer in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}
