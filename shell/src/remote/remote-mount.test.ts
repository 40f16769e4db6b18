import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Host, MountableApp, MountOptions } from '@houqin/ui-kit/host';
import type { RemoteVersion } from '../registry/registry.ts';
import { RemoteError } from './failure.ts';
import { RemoteMount, type Loader } from './remote-mount.svelte.ts';

const version = (name: string): RemoteVersion =>
  ({ version: name, manifest: { name: 'energy', version: name } }) as RemoteVersion;

/** As much of an element as a mount touches. */
function place(): HTMLElement {
  const fields: unknown[] = [];
  return { replaceChildren: vi.fn(), querySelectorAll: () => fields } as unknown as HTMLElement;
}

function setup(load: Loader) {
  const remote = new RemoteMount(load);
  const target = place();
  const open = (of = version('1')) =>
    remote.open({ version: of, expose: './app', target, host: () => ({}) as Host, props: {} });
  return { remote, open, target };
}

function app(mounted: (options: MountOptions) => void = () => undefined) {
  const unmount = vi.fn();
  const value: MountableApp = {
    host: 1,
    mount(_, __, options = {}) {
      mounted(options);
      return { unmount, update: () => undefined };
    },
  };
  return { value, unmount };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('one remote on one place', () => {
  it('is mounted when it loads', async () => {
    const { remote, open } = setup(() => Promise.resolve(app().value));
    await open();
    expect(remote.status).toBe('mounted');
  });

  it('fails alone and tries again by itself, ever more seldom', async () => {
    const load = vi.fn<Loader>(() => Promise.reject(new RemoteError('missing', '404')));
    const { remote, open } = setup(load);
    await open();
    expect(remote).toMatchObject({ status: 'failed', failures: 1, failure: { cause: 'missing' } });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(remote.failures).toBe(2);
    expect(load.mock.calls[1]?.[2].attempt).toBe(1);
    expect(remote.retryAt! - Date.now()).toBe(60_000);
  });

  it('tells a throw while mounting from one that comes later', async () => {
    const early = setup(() =>
      Promise.resolve(
        app(() => {
          throw new Error('now');
        }).value,
      ),
    );
    await early.open();
    expect(early.remote.failure?.cause).toBe('mount');

    let report: MountOptions['onFailure'];
    const later = setup(() =>
      Promise.resolve(app((options) => (report = options.onFailure)).value),
    );
    await later.open();
    await vi.advanceTimersByTimeAsync(1);
    report?.(new Error('later'));
    expect(later.remote).toMatchObject({ status: 'failed', failure: { cause: 'crash' } });
  });

  it('empties the place of what failed', async () => {
    let report: MountOptions['onFailure'];
    const failing = app((options) => (report = options.onFailure));
    const { open, target } = setup(() => Promise.resolve(failing.value));
    await open();
    report?.(new Error('x'));
    expect(failing.unmount).toHaveBeenCalled();
    expect(target.replaceChildren).toHaveBeenCalled();
  });

  it('starts counting anew when it has run for a while', async () => {
    let fails = true;
    const { remote, open } = setup(() =>
      fails ? Promise.reject(new Error('x')) : Promise.resolve(app().value),
    );
    await open();
    fails = false;
    await remote.retry();
    expect(remote.failures).toBe(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(remote.failures).toBe(0);
  });

  it('keeps the running version when the new one does not load', async () => {
    const running = app();
    const { remote, open } = setup((of) =>
      of.version === '1' ? Promise.resolve(running.value) : Promise.reject(new Error('bad')),
    );
    await open();
    await expect(remote.change(version('2'))).rejects.toThrow('bad');
    expect(remote).toMatchObject({ status: 'mounted', version: { version: '1' } });
    expect(running.unmount).not.toHaveBeenCalled();
  });

  it('ignores an answer that comes after it was left', async () => {
    let answer: (value: MountableApp) => void = () => undefined;
    const late = app();
    const mount = vi.spyOn(late.value, 'mount');
    const { remote, open } = setup(() => new Promise((resolve) => (answer = resolve)));
    const opening = open();
    remote.close();
    answer(late.value);
    await opening;
    expect(mount).not.toHaveBeenCalled();
  });
});
