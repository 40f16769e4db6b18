import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccessDirectory, followIdentity } from './access.ts';
import { systemClock } from './clock.ts';
import { InProcessBus } from './in-process-bus.ts';
import { silentLogger } from './log.ts';
import { readSettings } from './settings.ts';
import { startSubgraph } from './start-subgraph.ts';
import { defineSubgraph } from './subgraph.ts';
import { record } from './record.ts';
import { aCabinet, cabinets } from './testing/cabinet.ts';
import {
  codesOf,
  graphWith,
  startTestSubgraph,
  testFacts,
  type TestSubgraph,
} from './testing/graph.ts';
import { testKeys } from './testing/keys.ts';
import { transact } from './unit-of-work.ts';

const keys = testKeys();
const list = '{ cabinets { nodes { id } } }';

describe('a request with a token', () => {
  let sub: TestSubgraph;
  let epoch = 0;
  beforeAll(async () => {
    sub = await startTestSubgraph(cabinets, { database: 'sqlite', keys });
  });
  afterAll(() => sub.stop());
  beforeEach(() => know());

  function know(changed: object = {}): void {
    epoch += 1;
    const payload = {
      ...{ subjectId: 'u1', kind: 'user', name: '何敏', epoch, disabled: false },
      ...{ departmentId: null, campusIds: ['c1'], partyId: null },
      grants: [{ permission: 'cabinet:read', level: 'ALL' }],
    };
    sub.access.apply({ type: 'identity.access.changed', payload: { ...payload, ...changed } });
  }
  const ask = async (token: string | null) => {
    const ctx = await sub.createContext(testFacts({ token }));
    return graphWith(sub, ctx, list);
  };
  const token = (claims: object = {}) =>
    keys.token({ subjectId: 'u1', sessionId: 's1', epoch, ...claims });

  it('is its subject, with the access it has now', async () => {
    const ctx = await sub.createContext(testFacts({ token: token() }));
    expect(ctx.caller).toMatchObject({
      kind: 'user',
      subjectId: 'u1',
      sessionId: 's1',
      name: '何敏',
    });
    expect(await ask(token())).toEqual({ data: { cabinets: { nodes: [] } } });
  });

  it('shares one context among the fetches of one operation, and none with another', async () => {
    const facts = testFacts({ token: token() });
    expect(await sub.createContext(facts)).toBe(await sub.createContext(facts));
    expect(await sub.createContext(facts)).not.toBe(await sub.createContext({ ...facts }));
  });

  it('is refused with the reason by the first guarded field', async () => {
    const reasons = async (bad: string | null) => (await ask(bad)).errors?.[0]?.extensions;
    expect(await reasons(null)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'NO_TOKEN' });
    expect(await reasons('rubbish')).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'BAD_TOKEN',
    });
    const old = token({ now: new Date(0) });
    expect(await reasons(old)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'EXPIRED' });
    const stale = token();
    know();
    expect(await reasons(stale)).toMatchObject({ code: 'TOKEN_STALE', retryable: true });
    know({ disabled: true });
    expect(await reasons(token())).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'DISABLED' });
    know();
    const session = { type: 'identity.session.revoked', payload: { sessionId: 'gone' } };
    sub.access.apply(session);
    expect(await reasons(token({ sessionId: 'gone' }))).toMatchObject({
      reason: 'SESSION_REVOKED',
    });
  });

  it('waits for the event that its token outran', async () => {
    const ahead = token({ epoch: epoch + 1 });
    const answer = ask(ahead);
    await new Promise((resolve) => setTimeout(resolve, 20));
    know();
    expect(codesOf(await answer)).toEqual([]);
  });
});

describe('a process', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'houqin-process-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const environment = () => ({
    settings: { ...readSettings({}), dataDir },
    bus: new InProcessBus(silentLogger),
    access: new AccessDirectory(),
    ...{ keys, clock: systemClock, log: silentLogger },
  });

  it('seeds a new database once, and again only after a crash half-way', async () => {
    const demo = vi.fn();
    const seeded = defineSubgraph({ ...cabinets, demo });
    const plan = { size: 'tiny', now: new Date() } as const;
    const seed = async () => {
      const running = await startSubgraph(seeded, environment());
      try {
        return await running.seed(plan);
      } finally {
        await running.stop();
      }
    };
    demo.mockRejectedValueOnce(new Error('power cut'));
    await expect(seed()).rejects.toThrow('power cut');
    demo.mockResolvedValue(undefined);
    expect(await seed()).toBe(true);
    expect(await seed()).toBe(false);
    expect(demo).toHaveBeenCalledTimes(2);
  });

  it('writes no demo rows into a database that somebody works with', async () => {
    const first = await startSubgraph(cabinets, environment());
    await transact(first.systemContext(), async (tx) => {
      const cabinet = aCabinet();
      tx.persist(cabinet);
      record(tx, cabinet, { type: 'cabinets.cabinet.made', version: 1 });
    });
    await first.stop();
    const demo = vi.fn();
    const second = await startSubgraph(defineSubgraph({ ...cabinets, demo }), environment());
    expect(await second.seed({ size: 'tiny', now: new Date() })).toBe(false);
    expect(demo).not.toHaveBeenCalled();
    await second.stop();
  });

  it('leaves nothing open when a start fails', async () => {
    const failing = defineSubgraph({
      ...cabinets,
      start: () => Promise.reject(new Error('no broker')),
    });
    await expect(startSubgraph(failing, environment())).rejects.toThrow('no broker');
    const running = await startSubgraph(cabinets, environment());
    await running.stop();
  });

  it("learns of everybody's access from identity, also what was said before it began", async () => {
    const process = environment();
    const identity = defineSubgraph({ ...cabinets, name: 'identity' });
    const running = await startSubgraph(identity, process);
    const tell = (epoch: number) =>
      transact(running.systemContext(), async (tx) => {
        const cabinet = aCabinet();
        tx.persist(cabinet);
        const payload = {
          ...{ subjectId: 'u1', kind: 'user', name: 'A', epoch, disabled: false },
          ...{ departmentId: null, campusIds: [], partyId: null, grants: [] },
        };
        record(tx, cabinet, { type: 'identity.access.changed', version: 1, ...payload } as never);
      });
    await tell(1);
    await process.bus.settled();
    const following = followIdentity(process.bus, process.access);
    await process.bus.settled();
    expect(process.access.get('u1')?.epoch).toBe(1);
    await tell(2);
    await process.bus.settled();
    expect(process.access.get('u1')?.epoch).toBe(2);
    await following.stop();
    await running.stop();
  });
});
