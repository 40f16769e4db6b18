import { FakeClient } from '@houqin/ui-kit/testing';
import { expect, it } from 'vitest';
import { auditDomains } from './audit.graph.ts';
import { readAsk } from './audit-ask.ts';
import { Trail } from './trail.svelte.ts';

const page = (from: number, to: number, whole: number) => ({
  edges: Array.from({ length: to - from }, (_, index) => {
    const at = new Date(Date.UTC(2026, 2, 1) - (from + index) * 1000).toISOString();
    return { cursor: String(from + index + 1), node: { id: String(from + index), at } };
  }),
  pageInfo: { hasNextPage: to < whole },
  totalCount: whole,
});

/** A server on which one domain alone has entries, and another does not answer. */
function server(whole: number, down: string): FakeClient {
  const client = new FakeClient();
  client.answer = (_document, variables) => {
    const asked = variables as Record<string, unknown> & { first: number };
    return Object.fromEntries(
      auditDomains
        .filter((domain) => asked[domain])
        .map((domain) => {
          const from = Number(asked[`${domain}After`] ?? 0);
          const to = Math.min(whole, from + asked.first);
          if (domain === down) return [domain, null];
          return [domain, domain === 'maintenance' ? page(from, to, whole) : page(0, 0, 0)];
        }),
    );
  };
  return client;
}

it('asks all domains in one operation, and then only those that have more', async () => {
  const client = server(120, 'facility');
  const trail = new Trail(client);
  await trail.start(readAsk(''));
  expect(client.queries).toHaveLength(1);
  expect([trail.rows.length, trail.total, trail.missing]).toEqual([50, 120, ['facility']]);
  await trail.more();
  expect(client.queries[1]!.variables).toMatchObject({
    ...{
      maintenance: true,
      maintenanceAfter: '50',
      identity: false,
      facility: false,
      count: false,
    },
  });
  await trail.more();
  expect([trail.rows.length, trail.hasMore, trail.missing]).toEqual([120, false, ['facility']]);
  expect(new Set(trail.rows.map(({ id }) => id)).size).toBe(120);
});

it('keeps the period of its first page while it goes on', async () => {
  const client = server(120, '');
  const trail = new Trail(client);
  await trail.start(readAsk('?period=day'));
  await trail.more();
  await trail.all(10);
  const filters = client.queries.map(({ variables }) => (variables as { filter: unknown }).filter);
  expect(filters[1]).toEqual(filters[0]);
  expect(filters[2]).toEqual(filters[0]);
});

it('exports all there is up to the limit, and says which domain is missing', async () => {
  const client = server(730, 'facility');
  const trail = new Trail(client);
  await trail.start(readAsk(''));
  const { rows, missing } = await trail.all(1_000);
  expect([rows.length, missing]).toEqual([730, ['facility']]);
  expect((await trail.all(450)).rows).toHaveLength(450);
});

it('keeps the rows it has when a reading fails, and says so', async () => {
  const client = server(3, '');
  const trail = new Trail(client);
  await trail.start(readAsk(''));
  client.answer = () => {
    throw new Error('gone');
  };
  await trail.start(readAsk('?period=day'));
  expect([trail.rows.length, trail.error?.message, trail.loading]).toEqual([3, 'gone', false]);
});

it('reads one entry from its own domain alone', async () => {
  const client = server(3, '');
  const row = await new Trail(client).entry('maintenance', '0');
  expect(row).toMatchObject({ id: '0', domain: 'maintenance' });
  expect(client.queries[0]!.variables).toMatchObject({
    ...{ first: 1, maintenance: true, identity: false, filter: { id: { eq: '0' } } },
  });
  expect(await new Trail(client).entry('identity', '0')).toBeNull();
});
