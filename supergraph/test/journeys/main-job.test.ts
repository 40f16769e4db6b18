import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openWindow } from '../../proofs/lib/browser.ts';
import { signIn } from '../../proofs/lib/person.ts';
import { signInOnPage } from '../../proofs/lib/sign-in-page.ts';
import { startSystem, type System } from '../../proofs/lib/system.ts';

const published = new URL(
  '../../../../shared/data/indoor-occupancy-uci/datatraining.txt',
  import.meta.url,
);
const runTool = new URL('../../tools/run.mjs', import.meta.url).pathname;
const paced = 9_000; // times real time: five and a half days in under a minute

let system: System;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await system?.dispose();
});

/**
 * The main job: a real series breaks a room's limit, an order goes to a technician who works it on
 * a phone, dispatcher and wall see each step live, the power is cut in the middle, the alarm
 * clears, and the whole story is one timeline.
 */
it(
  'a reading becomes an alarm, an order, and a light on the wall',
  { timeout: 240_000 },
  async () => {
    const [desk, wall, phone] = await Promise.all([
      openWindow(browser, { screen: 'desktop' }),
      openWindow(browser, { screen: 'wall' }),
      openWindow(browser, { screen: 'phone' }),
    ]);
    await pairWall(wall.page);
    await signInOnPage(desk.page, system.url, 'dispatcher');
    await desk.page.goto(`${system.url}/maintenance/board`);
    await signInOnPage(phone.page, system.url, 'technician');
    await phone.page.goto(`${system.url}/maintenance/tasks`);
    await phone.page.getByRole('heading', { name: '我的任务' }).waitFor();

    const replay = await startReplay();
    const task = phone.page.getByRole('article').filter({ hasText: /O-0305/ });
    await task.waitFor({ timeout: 60_000 });
    const card = desk.page.getByRole('article').filter({ hasText: 'O-0305' });
    await card.filter({ hasText: '周建国' }).waitFor();
    await wall.page
      .getByText(/O-0305|CO₂/)
      .first()
      .waitFor();

    await system.kill();
    await system.restart();

    await task.getByRole('button', { name: '接单' }).click({ timeout: 60_000 });
    await expectLane(desk.page, '处理中');
    await task.getByRole('button', { name: '到场开工' }).click();
    const scan = phone.page.getByRole('dialog').getByRole('textbox').first();
    await scan.fill('S-0307');
    await scan.press('Enter');
    // The door of another room proves nothing.
    await phone.page
      .getByText(/不是这张单的房间/)
      .first()
      .waitFor();
    // The alarm goes on meanwhile and touches the order: whoever meets that scans again.
    for (let attempt = 1; ; attempt += 1) {
      await scan.fill('O-0305');
      await scan.press('Enter');
      const closed = phone.page.getByRole('dialog').waitFor({ state: 'detached', timeout: 4_000 });
      if (await closed.then(() => true).catch(() => false)) break;
      expect(attempt).toBeLessThan(6);
    }
    await complete(phone.page);
    await expectLane(desk.page, '待确认');

    const printed = await replay.ended;
    expect(printed).toMatch(/refused 0, unreadable 0/);
    const { alarm, timeline } = await story();
    expect(alarm.active).toBe(false);
    const domains = new Set(timeline.map((entry) => entry.domain));
    expect([...domains].sort()).toEqual(['environment', 'maintenance']);
    const kinds = timeline.map((entry) => entry.kind).join(' ');
    for (const kind of [
      'raised',
      'opened',
      'assigned',
      'accepted',
      'started',
      'completed',
      'cleared',
    ])
      expect(kinds).toContain(kind);

    await card.getByRole('link').first().click();
    await desk.page.getByRole('heading', { name: '时间线' }).waitFor();
    expect(desk.faults.filter((fault) => !/WebSocket|ERR_|Failed to load|503/.test(fault))).toEqual(
      [],
    );
  },
);

async function pairWall(page: Page) {
  await page.goto(`${system.url}/wallboard`);
  const code = page.getByRole('status', { name: /配对码 \d{6}/ });
  await code.waitFor();
  const digits = /\d{6}/.exec((await code.getAttribute('aria-label')) ?? '')![0];
  const admin = await signIn(system, 'admin');
  const { campuses } = await admin.ask<{ campuses: { id: string }[] }>('{ campuses { id } }');
  await admin.act(
    'approveWallDevice',
    { code: digits, name: 'Command centre', campusId: campuses[0]!.id, layout: 'overview' },
    'id',
  );
  await page.getByText('院区').first().waitFor();
}

async function startReplay() {
  const file = existsSync(published) ? published.pathname : await generated();
  const column = existsSync(published) ? 'CO2' : 'value';
  const time = existsSync(published) ? 'date' : 'time';
  const child = spawn(
    process.execPath,
    [
      runTool,
      'replay',
      file,
      '--point',
      'o0305-co2',
      '--time',
      time,
      '--value',
      column,
      '--speed',
      String(paced),
    ],
    { env: { ...process.env, MQTT_URL: system.mqttUrl } },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => void (printed += text));
  return { ended: new Promise<string>((resolve) => child.on('exit', () => resolve(printed))) };
}

/** The same shape without the published file: calm, crowded, calm. */
async function generated(): Promise<string> {
  const file = join(system.dataDir, 'series.csv');
  const rows = Array.from({ length: 6_000 }, (_, minute) => {
    const crowded = minute > 1_500 && minute < 4_500;
    const value = 500 + (crowded ? 900 : 0) + 20 * Math.sin(minute / 30);
    return `${new Date(1_700_000_000_000 + minute * 60_000).toISOString()},${value.toFixed(1)}`;
  });
  await writeFile(file, `time,value\n${rows.join('\n')}\n`);
  return file;
}

async function expectLane(page: Page, lane: string) {
  const region = page.getByRole('region', { name: new RegExp(lane) });
  const card = region.getByRole('article').filter({ hasText: 'O-0305' });
  const rest = region.getByText(/还有 \d+ 张/);
  await expect
    .poll(
      async () => {
        // A lane shows as many cards as fit; the rest is one press away.
        if (await rest.isVisible()) await rest.click();
        return card.count();
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
}

/** On the phone: every step ticked, then the codes. */
async function complete(page: Page) {
  await page
    .getByRole('article')
    .filter({ hasText: /O-0305/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('checkbox').first().waitFor();
  const open = page.getByRole('checkbox', { checked: false });
  const record = page.getByRole('button', { name: '记录', exact: true });
  for (let left = await open.count(); left > 0; left = await open.count()) {
    // The step at hand may ask for its value: the room's CO₂, which must be below its limit.
    const asked = await record
      .first()
      .waitFor({ timeout: 1_500 })
      .then(
        () => true,
        () => false,
      );
    if (asked) {
      const value = page.getByRole('textbox', { name: /二氧化碳/ });
      await value.fill('650');
      await value.press('Enter');
    } else await open.first().click();
    await expect.poll(() => open.count(), { timeout: 15_000 }).toBeLessThan(left);
  }
  await page.getByRole('button', { name: /^完工/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').selectOption({ index: 1 });
  await dialog.getByLabel('处理').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: /^完工/ }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function story() {
  const admin = await signIn(system, 'director');
  const { alarms } = await admin.ask<{
    alarms: { nodes: { active: boolean; workOrder: { id: string } | null }[] };
  }>(
    '{ alarms(filter: { pointCode: { eq: "o0305-co2" } }, first: 5) { nodes { active workOrder { id } } } }',
  );
  const alarm = alarms.nodes.find((one) => one.workOrder !== null)!;
  const { workOrder } = await admin.ask<{
    workOrder: { timeline: { domain: string; kind: string }[] };
  }>('query ($id: ID!) { workOrder(id: $id) { timeline { domain kind } } }', {
    id: alarm.workOrder!.id,
  });
  admin.leave();
  return { alarm, timeline: workOrder.timeline };
}
