import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lease } from './lease.ts';
import { databases, openTestOrm, type TestOrm } from './testing/databases.ts';

describe.each(databases())('a lease on %s', (database) => {
  let test: TestOrm;
  beforeAll(async () => (test = await openTestOrm(database, { domain: 'test', entities: [] })));
  afterAll(() => test.close());
  const lease = (name: string, holder: string, ms = 60_000) =>
    new Lease(test.orm.em, name, { ms, holder });

  it('has one holder of many who want it', async () => {
    const wanting = Array.from({ length: 8 }, (_, n) => lease('many', `other:${n}`));
    const held = await Promise.all(wanting.map((one) => one.acquire()));
    expect(held.filter(Boolean)).toHaveLength(1);
  });

  it('passes on when it ends, with a higher token', async () => {
    const [one, two] = [lease('ends', 'other:1', 40), lease('ends', 'other:2')];
    expect(await one.acquire()).toBe(true);
    expect(await two.acquire()).toBe(false);
    await sleep(60);
    expect(await two.acquire()).toBe(true);
    expect(two.token!).toBeGreaterThan(one.token!);
    const em = test.orm.em.fork();
    expect([await one.holds(em), await two.holds(em)]).toEqual([false, true]);
    // The first finds out when it renews.
    expect(await one.acquire()).toBe(false);
    expect(one.token).toBeNull();
  });

  it('stays while it is renewed', async () => {
    const [one, two] = [lease('renewed', 'other:1', 120), lease('renewed', 'other:2')];
    await one.acquire();
    const { token } = one;
    for (let n = 0; n < 4; n++) {
      await sleep(50);
      expect(await one.acquire()).toBe(true);
      expect(await two.acquire()).toBe(false);
    }
    expect(one.token).toBe(token);
  });

  it('is free at once when released, taken over, or left by a dead process of this machine', async () => {
    const [one, two] = [lease('free', 'other:1'), lease('free', 'other:2')];
    await one.acquire();
    await one.release();
    expect(await two.acquire()).toBe(true);
    expect(await one.acquire({ takeOver: true })).toBe(true);
    const dead = spawnSync(process.execPath, ['--version']).pid;
    const left = lease('left', `${hostname()}:${dead}:x`);
    await left.acquire();
    expect(await lease('left', 'other:1').acquire()).toBe(true);
    const alive = lease('alive', `${hostname()}:${process.ppid}:x`);
    await alive.acquire();
    expect(await lease('alive', 'other:1').acquire()).toBe(false);
  });
});
