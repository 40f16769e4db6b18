import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { startHarness, type Harness } from '../test/harness.ts';
import { launchBrowser, openWindow } from './lib/browser.ts';
import { cuttableLink, type CuttableLink } from './lib/cuttable-link.ts';
import { expect } from './lib/expect.ts';
import { connectGateway, reading, type GatewayDevice } from './lib/gateway-device.ts';
import { openDomain } from './lib/oracle.ts';
import type { Proof } from './lib/proof.ts';
import { runSeed, seeded, type Random } from './lib/random.ts';
import { shiftedClock, type ShiftedClock } from './lib/shifted-clock.ts';
import { freePort } from './lib/system.ts';
import { listenToWall, type WallEar } from './lib/wall-ear.ts';
import { approve } from './lib/screens/walls.ts';

const outages = 1_440;
const restartEvery = 144;
/** A night without a network, after which the device's key is due: it is renewed once a day. */
const nights = 4;
const nightMs = 25 * 3_600_000;
const points = [
  { code: 'or07-pressure', bad: 1, good: 12 },
  { code: 'ward-temperature', bad: 34, good: 23 },
];

/** A display on the wall lives through months of bad days, without a person. */
export const proof: Proof = {
  name: 'wallboard-life',
  about:
    'a paired wall lives through 1,440 outages of 1 s to 10 min, key rotations and restarts: no alarm missed or doubled, heap flat, never a login page',
  async run({ say, share }) {
    const cuts = Math.max(10, Math.round(outages * share));
    const random = seeded(runSeed());
    say(`seed ${random.seed}, ${cuts} outages`);
    const life = await begin();
    try {
      await live(life, random, cuts, say);
      await judge(life, say);
    } finally {
      await life.end();
    }
  },
};

interface Life {
  readonly clock: ShiftedClock;
  readonly link: CuttableLink;
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly ear: WallEar;
  readonly heaps: number[];
  readonly faults: readonly string[];
  /** Keys this display has had. */
  readonly keys: Set<string>;
  system: Harness;
  device: GatewayDevice;
  simulatedMs: number;
  restarts: number;
  restart(): Promise<void>;
  end(): Promise<void>;
}

async function begin(): Promise<Life> {
  const [port, mqttPort] = await Promise.all([freePort(), freePort()]);
  const clock = shiftedClock();
  const env = { PORT: String(port), MQTT_PORT: String(mqttPort) };
  const system = await startHarness({ env, clock });
  const link = await cuttableLink(() => port);
  const browser = await launchBrowser();
  const { page, context, faults } = await openWindow(browser, { screen: 'wall' });
  await page.clock.install();
  const ear = listenToWall(page);
  const cdp = await context.newCDPSession(page);
  await page.goto(`http://127.0.0.1:${link.port}/wallboard`);
  const code = page.getByRole('status', { name: /配对码 \d{6}/ });
  await code.waitFor();
  await approve(system, (await code.getAttribute('aria-label')) ?? '');
  await page.clock.runFor(3_000);
  await page.locator('footer').waitFor();
  const mqttUrl = `mqtt://127.0.0.1:${mqttPort}`;
  const life: Life = {
    ...{ clock, link, page, cdp, ear, faults, system },
    heaps: [],
    keys: new Set(),
    device: await connectGateway(mqttUrl),
    simulatedMs: 0,
    restarts: 0,
    async restart() {
      await life.device.leave();
      life.system = await life.system.restart();
      life.device = await connectGateway(mqttUrl);
      life.restarts += 1;
    },
    async end() {
      await life.device.leave().catch(() => undefined);
      await browser.close();
      await link.close();
      await life.system.dispose();
    },
  };
  return life;
}

async function live(life: Life, random: Random, cuts: number, say: (line: string) => void) {
  await caughtUp(life, 'the beginning');
  const nightAfter = Math.ceil(cuts / nights);
  const restartAfter = Math.min(restartEvery, Math.ceil(cuts / 2));
  const tenth = Math.ceil(cuts / 10);
  for (let cut = 1; cut <= cuts; cut += 1) {
    const night = cut % nightAfter === 0;
    // As many short as long ones: 1 s, 10 s, 100 s and 600 s are equally likely orders of magnitude.
    const ms = night ? nightMs : Math.round(1_000 * 600 ** (random.integer(1_001) / 1_000));
    await change(life, random);
    life.link.cut();
    await sleep(5 + random.integer(20));
    await change(life, random);
    await pass(life, ms);
    if (cut % restartAfter === 0) await life.restart();
    await change(life, random);
    life.link.mend();
    await caughtUp(life, `outage ${cut} of ${ms} ms`);
    if (cut % tenth === 0) say(`outage ${cut}`);
    if (cut % Math.ceil(cuts / 20) === 0 || cut === cuts) life.heaps.push(await heap(life.cdp));
  }
}

/** Time passes, for the system and the page alike; the page may sleep through it or not. */
async function pass(life: Life, ms: number): Promise<void> {
  life.clock.advance(ms);
  life.simulatedMs += ms;
  await life.page.clock.fastForward(ms);
}

/** Some alarms come and go. */
async function change(life: Life, random: Random): Promise<void> {
  for (let times = random.integer(3); times > 0; times -= 1) {
    const point = points[random.integer(points.length)]!;
    const value = random.integer(2) === 0 ? point.bad : point.good;
    await life.device.publish(point.code, reading(value, life.clock.now()));
  }
}

const patienceMs = 30_000;

/** The wall shows live data again and has heard everything its campus knows; time goes on meanwhile. */
async function caughtUp(life: Life, after: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const missing = missed(life);
    const { paired, signIn } = await faceOf(life.page);
    expect(!signIn, `after ${after} the wall shows a sign-in page`);
    expect(paired, `after ${after} the wall asks to be paired`);
    if (missing.length === 0) break;
    if (Date.now() > deadline)
      throw new Error(
        `After ${after} the wall did not hear ${JSON.stringify(missing.slice(0, 3))}`,
      );
    // Retries wait up to 15 s of the page's time.
    await pass(life, 4_000);
    await sleep(60);
  }
  const stored = await life.page.evaluate(() => JSON.stringify({ ...localStorage }));
  life.keys.add(/"deviceSecret\\?":\\?"([^"\\]+)/.exec(stored)?.[1] ?? '');
}

async function faceOf(page: Page): Promise<{ paired: boolean; signIn: boolean }> {
  const [feet, passwords] = await Promise.all([
    page.locator('footer').count(),
    page.locator('input[type=password]').count(),
  ]);
  return { paired: feet === 1, signIn: passwords > 0 };
}

/** What happened to alarms and orders, by what the databases say, and the wall has not heard. */
function missed(life: Life): string[] {
  return [
    ...life.ear.missing('alarms', historyOf(life, 'environment', 'Alarm')),
    ...life.ear.missing('workOrders', historyOf(life, 'maintenance', 'WorkOrder')),
  ];
}

function historyOf(life: Life, domain: string, aggregate: string) {
  const oracle = openDomain(life.system.dataDir, domain);
  try {
    return oracle
      .history()
      .filter(({ aggregateType, position }) => aggregateType === aggregate && position !== null)
      .filter(({ keysBefore, keysAfter }) => isOpen(keysBefore) || isOpen(keysAfter));
  } finally {
    oracle.close();
  }
}

/** Both lists of a wall hold what is open. */
const isOpen = (keys: Record<string, unknown> | null): boolean => keys?.['open'] === true;

async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
}

async function judge(life: Life, say: (line: string) => void): Promise<void> {
  const { ear, heaps } = life;
  const doubled = ear.doubled();
  expect(doubled.length === 0, `heard twice: ${doubled.slice(0, 5).join(', ')}`);
  const hours = (life.simulatedMs / 3_600_000).toFixed(1);
  say(
    `${hours} h passed, ${life.restarts} restarts, ${life.keys.size} keys, ${ear.heard()} changes heard once each, ${ear.readings()} readings of a list`,
  );
  expect(life.keys.size > 1, 'the key was never renewed');
  const early = heaps[Math.min(1, heaps.length - 1)]!;
  const late = heaps.at(-1)!;
  say(`heap ${heaps.map((mb) => mb.toFixed(1)).join(' ')} MB`);
  expect(late < early * 1.25 + 2, `the heap grew from ${early} to ${late} MB`);
}
