import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fixedClock, type FixedClock } from './clock.ts';
import { nextRun, type JobTime } from './job-time.ts';
import { kitJobs } from './kit-jobs.ts';
import { JobRunner, type Job } from './schedule.ts';
import { readInstant, rows, run } from './sql.ts';
import { dataContext } from './testing/data.ts';
import { databases, openTestOrm, type TestOrm } from './testing/databases.ts';
import { silentLog } from './warn-log.ts';

// 2026-11-23 is a Monday; Shanghai is UTC+8.
it.each<[JobTime, string, string]>([
  [{ everySeconds: 90 }, '2026-11-23T00:00:00Z', '2026-11-23T00:01:30Z'],
  [{ hourlyAt: 5 }, '2026-11-23T00:04:59Z', '2026-11-23T00:05:00Z'],
  [{ hourlyAt: 5 }, '2026-11-23T00:05:00Z', '2026-11-23T01:05:00Z'],
  [{ dailyAt: '02:30' }, '2026-11-22T18:29:00Z', '2026-11-22T18:30:00Z'],
  [{ dailyAt: '02:30' }, '2026-11-22T18:30:00Z', '2026-11-23T18:30:00Z'],
  [{ weekday: 1, at: '00:00' }, '2026-11-23T00:00:00Z', '2026-11-29T16:00:00Z'],
  [{ weekday: 7, at: '08:00' }, '2026-11-23T00:00:00Z', '2026-11-29T00:00:00Z'],
  [{ dayOfMonth: 1, at: '00:10' }, '2026-12-15T00:00:00Z', '2026-12-31T16:10:00Z'],
  [{ dayOfMonth: 31, at: '12:00' }, '2026-11-23T00:00:00Z', '2026-11-30T04:00:00Z'],
  [{ dayOfMonth: 31, at: '12:00' }, '2027-02-01T00:00:00Z', '2027-02-28T04:00:00Z'],
])('%j after %s runs at %s', (when, after, expected) => {
  expect(nextRun(when, new Date(after))).toEqual(new Date(expected));
});

describe.each(databases())('jobs on %s', (database) => {
  let test: TestOrm;
  let clock: FixedClock;
  const runners: JobRunner[] = [];
  beforeEach(async () => {
    test = await openTestOrm(database, { domain: 'test', entities: [] });
    clock = fixedClock(new Date('2026-11-23T00:00:00Z'));
  });
  afterEach(async () => {
    for (const runner of runners.splice(0)) await runner.stop();
    await test.close();
  });

  async function aRunner(jobs: Job[], orm = test.orm): Promise<JobRunner> {
    const context = () => dataContext(orm, { clock });
    const runner = new JobRunner({ em: orm.em, jobs, clock, log: silentLog, context });
    runners.push(runner);
    await runner.register();
    return runner;
  }

  it('run when due and make up for a pause with one run', async () => {
    const ran: string[] = [];
    const job: Job = {
      name: 'nightly',
      when: { dailyAt: '02:30' },
      run: (ctx) => Promise.resolve(void ran.push(ctx.clock.now().toISOString())),
    };
    const runner = await aRunner([job]);
    expect(await runner.runDue()).toEqual([]);
    clock.set(new Date('2026-11-26T20:00:00Z'));
    expect(await runner.runDue()).toEqual(['nightly']);
    expect(await runner.runDue()).toEqual([]);
    expect(ran).toEqual(['2026-11-26T20:00:00.000Z']);
    const [row] = await rows(test.orm.em.fork(), 'select * from job_schedule');
    expect(readInstant(row!['next_run_at']!)).toEqual(new Date('2026-11-27T18:30:00Z'));
  });

  it('run in one process of two', async () => {
    let running = 0;
    let most = 0;
    let count = 0;
    const job: Job = {
      name: 'shared',
      when: { everySeconds: 60 },
      async run() {
        most = Math.max(most, ++running);
        count += 1;
        await new Promise((resolve) => setTimeout(resolve, 30));
        running -= 1;
      },
    };
    // One process owns a SQLite file, so there the two are two runs of it.
    const one = await aRunner([job]);
    const two = database === 'mysql' ? await aRunner([job], await test.reopen()) : one;
    clock.advance(61_000);
    if (database === 'mysql') await Promise.all([one.runDue(), two.runDue()]);
    else await one.runDue();
    expect([count, most]).toEqual([1, 1]);
  });

  it('are repeated a minute after a failure', async () => {
    let broken = true;
    const job: Job = {
      name: 'fragile',
      when: { dailyAt: '08:01' },
      run: () => (broken ? Promise.reject(new Error('no')) : Promise.resolve()),
    };
    const runner = await aRunner([job]);
    clock.set(new Date('2026-11-23T00:01:00Z'));
    await runner.runDue();
    const [row] = await rows(test.orm.em.fork(), 'select * from job_schedule');
    expect(row).toMatchObject({ error: 'Error: no' });
    broken = false;
    clock.advance(59_000);
    expect(await runner.runDue()).toEqual([]);
    clock.advance(1000);
    expect(await runner.runDue()).toEqual(['fragile']);
  });

  it('run by themselves', async () => {
    let ran = 0;
    clock = { ...fixedClock(new Date()), now: () => new Date() };
    const runner = await aRunner([
      { name: 'soon', when: { everySeconds: 0.05 }, run: () => Promise.resolve(void (ran += 1)) },
    ]);
    await runner.start();
    await vi.waitFor(() => expect(ran).toBeGreaterThan(1), 5000);
  });

  it('of the kit forget old idempotency keys', async () => {
    const em = test.orm.em.fork();
    const days = (count: number) => new Date(clock.now().getTime() - count * 86_400_000);
    for (const [id, at] of [
      ['old', days(7.1)],
      ['new', days(6.9)],
    ] as const)
      await run(em, "insert into idempotency_key (id, input_hash, created_at) values (?, 'x', ?)", [
        id,
        at,
      ]);
    await kitJobs[0]!.run(dataContext(test.orm, { clock }));
    expect(await rows(em, 'select id from idempotency_key')).toEqual([{ id: 'new' }]);
  });
});
