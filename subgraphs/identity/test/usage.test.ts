import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { UsageMeter } from '@houqin/kit/usage-meter';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepHouse } from '../src/start/housekeeping.ts';
import { keepUsage } from '../src/usage/keep-usage.ts';
import { ApiUsage } from '../src/usage/api-usage.entity.ts';
import { eight, startIdentity, type TestIdentity } from './identity.ts';

describe.each(databases())('the use of programs on %s', (database) => {
  let identity: TestIdentity;
  let vendor: string;
  const meter = new UsageMeter();
  const program = demoId('client:vendor-demo');
  beforeAll(async () => {
    identity = await startIdentity(database);
    Object.assign(identity.process, { usage: meter });
    vendor = (await identity.signIn('vendor')).token;
  });
  afterAll(() => identity?.stop());

  const keep = () => keepUsage(identity.systemContext());
  const usage = async () => {
    const { data, errors } = await identity.ask(
      '{ apiClients { nodes { id usage { hour requests refused { code count } } } } }',
      {},
      { token: vendor },
    );
    expect(errors).toBeUndefined();
    return (data.apiClients.nodes as { id: string; usage: unknown[] }[]).find(
      ({ id }) => id === program,
    )!.usage;
  };

  it('adds up by the hour what several counted, and shows it to whose program it is', async () => {
    const other = demoId('client:vendor-minglan');
    for (let n = 0; n < 3; n += 1) meter.request(program, eight);
    meter.request(other, eight);
    meter.refused(program, eight, 'NOT_FOUND');
    await keep();
    meter.request(program, new Date(eight.getTime() + 5 * 60_000));
    meter.refused(program, eight, 'RATE_LIMITED');
    meter.refused(program, eight, 'RATE_LIMITED');
    await Promise.all([keep(), keep()]);
    const hour = eight.toISOString();
    expect(await usage()).toEqual([
      {
        ...{ hour, requests: 4 },
        refused: [
          { code: 'RATE_LIMITED', count: 2 },
          { code: 'NOT_FOUND', count: 1 },
        ],
      },
    ]);
  });

  it('loses nothing while the database is away', async () => {
    meter.request(program, new Date(eight.getTime() + 3_600_000));
    const broken = identity.systemContext();
    const away = () => {
      throw new Error('the database is away');
    };
    Object.assign(broken, { em: Object.assign(broken.em.fork(), { fork: away }) });
    await keepUsage(broken);
    expect(await usage()).toHaveLength(1);
    await keep();
    expect((await usage()).at(-1)).toMatchObject({ requests: 1, refused: [] });
  });

  it('shows seven days and keeps ninety', async () => {
    identity.clock.advance(8 * 86_400_000);
    vendor = (await identity.signIn('vendor')).token;
    expect(await usage()).toEqual([]);
    const kept = () => identity.runtime.orm.em.fork().count(ApiUsage, { clientId: program });
    await keepHouse(identity.systemContext());
    expect(await kept()).toBe(2);
    identity.clock.advance(90 * 86_400_000);
    await keepHouse(identity.systemContext());
    expect(await kept()).toBe(0);
  });
});
