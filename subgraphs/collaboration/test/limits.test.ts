import { databases } from '@houqin/kit/testing/databases';
import { graph, type TestSubgraph } from '@houqin/kit/testing/graph';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { act, nurse, otherNurse, startDomain, technician } from './collaboration.ts';

describe.each(databases())('a department on %s', (database) => {
  let domain: TestSubgraph;
  beforeAll(async () => {
    vi.stubEnv('COLLABORATION_BACKLOG', '2');
    domain = await startDomain(database);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await domain?.stop();
  });

  it('has only so many unfinished requests', async () => {
    const ask = (caller = nurse) => act(domain, caller, 'create', { title: 'A lamp' });
    const [{ id }] = [await ask(), await ask()];
    expect(await ask()).toMatchObject({ code: 'COLLABORATION_BACKLOG_FULL', open: 2, limit: 2 });
    expect(await ask(otherNurse)).toMatchObject({ state: 'OPEN' });
    await act(domain, technician, 'cancel', { id, reason: 'room made' });
    expect(await ask()).toMatchObject({ state: 'OPEN' });
  });
});

describe.each(databases())('the demo hospital on %s', (database) => {
  let domain: TestSubgraph;
  beforeAll(async () => void (domain = await startDomain(database)));
  afterAll(() => domain?.stop());

  it('has a request in every state, once', async () => {
    const plan = { size: 'tiny' as const, now: new Date() };
    expect(await domain.seed(plan)).toBe(true);
    expect(await domain.seed(plan)).toBe(false);
    const query = '{ collaborationRequests { nodes { state title } totalCount } }';
    const { data } = await graph(domain, technician, query);
    const states = data.collaborationRequests.nodes.map(({ state }: { state: string }) => state);
    expect(new Set(states)).toEqual(new Set(['OPEN', 'STARTED', 'COMPLETED', 'CANCELLED']));
    expect(data.collaborationRequests.totalCount).toBe(5);
  });
});
