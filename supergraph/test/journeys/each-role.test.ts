import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openWindow, type Window } from '../../proofs/lib/browser.ts';
import { signIn, type Person } from '../../proofs/lib/person.ts';
import { signInOnPage } from '../../proofs/lib/sign-in-page.ts';
import { startSystem, type System } from '../../proofs/lib/system.ts';
import { repository } from '../../src/repository.ts';

/**
 * What each role finds in the shell, by `domain.md` D, and what it does there. Every page of every
 * manifest that is not named here says that it is not theirs.
 */
const pages = {
  nurse: [
    ...['/environment/monitor', '/environment/alarms', '/environment/limits'],
    ...['/maintenance/orders', '/maintenance/report'],
    ...['/collaboration', '/collaboration/approvals/new', '/collaboration/delegations'],
    ...['/collaboration/flows', '/collaboration/notices', '/collaboration/notices/settings'],
  ],
  head: [
    ...['/environment/monitor', '/environment/alarms', '/environment/limits'],
    ...['/maintenance/orders', '/maintenance/report'],
    ...['/collaboration', '/collaboration/approvals/new', '/collaboration/delegations'],
    ...['/collaboration/flows', '/collaboration/notices', '/collaboration/notices/settings'],
  ],
  // Also an employee, so the auditor reports a fault and asks for things like everybody.
  auditor: [
    ...['/environment/monitor', '/environment/alarms', '/environment/limits'],
    ...['/environment/refusals', '/maintenance/orders', '/maintenance/report'],
    '/maintenance/contracts',
    ...['/identity/users', '/identity/roles', '/identity/clients'],
    ...['/collaboration', '/collaboration/approvals/new', '/collaboration/delegations'],
    ...['/collaboration/flows', '/identity/audit'],
    ...['/collaboration/notices', '/collaboration/notices/settings'],
  ],
  admin: [
    ...['/environment/monitor', '/environment/alarms', '/environment/limits'],
    ...['/environment/refusals', '/maintenance/orders', '/maintenance/report'],
    ...['/maintenance/contracts', '/maintenance/board'],
    ...['/identity/wallboards', '/identity/audit', '/identity/sign-in'],
    ...['/identity/users', '/identity/roles', '/identity/clients'],
    ...['/collaboration', '/collaboration/approvals/new', '/collaboration/delegations'],
    ...['/collaboration/flows', '/collaboration/notices', '/collaboration/notices/settings'],
  ],
} as const;
type Account = keyof typeof pages;

/** Acts of an order that change it; who may not do them must not find them. */
const orderActs = [
  '派单',
  '改派',
  '接单',
  '到场开工',
  '暂停',
  '完工',
  '确认修好',
  '没修好',
  '评价',
];

let system: System;
let browser: Browser;
let routes: readonly Route[];
beforeAll(async () => {
  [system, browser, routes] = await Promise.all([startSystem(), launchBrowser(), staticRoutes()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await system?.dispose();
});

interface Route {
  readonly path: string;
  readonly title: { readonly zh: string };
}

/** Pages of all manifests for the hospital's own people that name no row. */
async function staticRoutes(): Promise<Route[]> {
  const folder = join(repository, 'frontends');
  const texts = await Promise.all(
    (await readdir(folder)).map((name) =>
      readFile(join(folder, name, 'manifest.json'), 'utf8').catch(() => '{"routes":[]}'),
    ),
  );
  return texts
    .map((text) => JSON.parse(text) as { audience?: string; routes: Route[] })
    .filter(({ audience }) => audience !== 'vendor')
    .flatMap((manifest) => manifest.routes)
    .filter(({ path }) => !path.includes(':') && path !== '/wallboard');
}

/** Walks to a page inside the shell, without loading it anew. */
async function walk(page: Page, path: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'));`,
  );
}

const refusal = (page: Page) => page.getByText(/^你不能打开/);

/** Opens every page of every manifest: theirs show themselves, the others say so. */
async function walkAll(page: Page, account: Account): Promise<void> {
  const theirs = new Set<string>(pages[account]);
  const known = new Set(routes.map(({ path }) => path));
  expect([...theirs].filter((path) => !known.has(path))).toEqual([]);
  for (const { path, title } of routes) {
    await walk(page, path);
    await page.waitForFunction(`document.title.startsWith(${JSON.stringify(title.zh)})`);
    await page.locator('main h1').or(refusal(page)).first().waitFor();
    const refused = (await refusal(page).count()) > 0;
    expect(refused, `${account} at ${path}: is it theirs by domain.md D?`).toBe(!theirs.has(path));
  }
}

const buttons = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function expectNone(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) expect(await buttons(page, name).count(), name).toBe(0);
}

interface Order {
  readonly id: string;
  readonly number: string;
  readonly department: { readonly id: string } | null;
}
const ordersOf = async (person: Person): Promise<readonly Order[]> =>
  (
    await person.ask<{ workOrders: { nodes: Order[] } }>(
      '{ workOrders(first: 200) { nodes { id number department { id } } } }',
    )
  ).workOrders.nodes;

/** An order and an alarm that this person may not see answer as if they were not there. */
async function expectForeignRows(page: Page, person: Person): Promise<void> {
  const director = await signIn(system, 'director');
  const [all, own] = await Promise.all([ordersOf(director), ordersOf(person)]);
  const known = new Set(own.map(({ id }) => id));
  const foreign = all.find(({ id }) => !known.has(id))!;
  await walk(page, `/maintenance/orders/${foreign.id}`);
  await page.getByText('没有这张单').waitFor();
  expect(await page.getByText(foreign.number).count()).toBe(0);
  const list = '{ alarms(first: 200) { nodes { id } } }';
  type Alarms = { alarms: { nodes: { id: string }[] } };
  const [every, seen] = await Promise.all([director.ask<Alarms>(list), person.ask<Alarms>(list)]);
  const mine = new Set(seen.alarms.nodes.map(({ id }) => id));
  const other = every.alarms.nodes.find(({ id }) => !mine.has(id))!;
  await walk(page, `/environment/alarms/${other.id}`);
  await page.getByText('没有这条告警，或不在你的范围内').waitFor();
  director.leave();
}

async function as(account: Account, work: (window: Window, person: Person) => Promise<void>) {
  const window = await openWindow(browser);
  const person = await signIn(system, account);
  await signInOnPage(window.page, system.url, account);
  await work(window, person);
  expect(window.faults).toEqual([]);
  person.leave();
  await window.context.close();
}

const limit = { timeout: 90_000 };

it('a nurse reports a fault and follows it; other wards do not exist for her', limit, () =>
  as('nurse', async ({ page }, person) => {
    await walkAll(page, 'nurse');
    const fault = '床头灯一闪一闪，按开关没有反应';
    await walk(page, '/maintenance/report');
    await page.getByLabel('在哪里').fill('心内二');
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: /哪里坏了/ }).fill(fault);
    await page.getByRole('radio', { name: /不影响/ }).check();
    await page.getByRole('button', { name: /^提交报修/ }).click();
    await page.getByRole('heading', { name: /^已收到，编号/ }).waitFor();
    const { serviceRequests: mine } = await person.ask<{
      serviceRequests: { nodes: { description: string | null }[] };
    }>('{ serviceRequests(first: 5, filter: { mine: { eq: true } }) { nodes { description } } }');
    expect(mine.nodes.map(({ description }) => description)).toContain(fault);
    await expectForeignRows(page, person);
    const [order] = await ordersOf(person);
    await walk(page, `/maintenance/orders/${order!.id}`);
    await page.getByRole('heading', { name: '时间线' }).waitFor();
    await expectNone(page, ['派单', '改派', '接单', '到场开工', '暂停', '完工']);
  }),
);

it(
  'a department head follows the orders of all her wards, writes on one, assigns none',
  limit,
  () =>
    as('head', async ({ page }, person) => {
      await walkAll(page, 'head');
      await expectForeignRows(page, person);
      const orders = await ordersOf(person);
      // Her own department, cardiology, has no rooms: what she sees is of the wards below it.
      const { me } = await person.ask<{ me: { department: { id: string } } }>(
        '{ me { department { id } } }',
      );
      expect(orders.length).toBeGreaterThan(0);
      expect(orders.map(({ department }) => department!.id)).not.toContain(me.department.id);
      await walk(page, `/maintenance/orders/${orders[0]!.id}`);
      await page.getByRole('heading', { name: '时间线' }).waitFor();
      await expectNone(page, ['派单', '改派', '接单', '到场开工', '暂停', '完工']);
      const note = page.getByRole('textbox', { name: /备注/ });
      await note.fill('科里明早查房前要用');
      await note.press('Enter');
      await page.getByText('科里明早查房前要用').first().waitFor();
    }),
);

it('an auditor reads everything and finds nothing to press', limit, () =>
  as('auditor', async ({ page }, person) => {
    await walkAll(page, 'auditor');
    const director = await signIn(system, 'director');
    const [all, own] = await Promise.all([ordersOf(director), ordersOf(person)]);
    director.leave();
    expect(own.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    await walk(page, `/maintenance/orders/${own[0]!.id}`);
    await page.getByRole('heading', { name: '时间线' }).waitFor();
    await expectNone(page, orderActs);
    expect(await page.getByRole('textbox', { name: /备注/ }).count()).toBe(0);
    await page.getByRole('button', { name: '更多' }).first().click();
    await page.getByRole('menuitem', { name: '打印' }).waitFor();
    expect(await page.getByRole('menuitem').count()).toBe(1);
    await page.keyboard.press('Escape');
    const { alarms } = await person.ask<{ alarms: { nodes: { id: string }[] } }>(
      '{ alarms(first: 1, filter: { state: { eq: UNACK_ACTIVE } }) { nodes { id } } }',
    );
    await walk(page, `/environment/alarms/${alarms.nodes[0]!.id}`);
    await page
      .getByRole('heading', { name: /处置|指引/ })
      .first()
      .waitFor();
    await expectNone(page, ['确认', '搁置', '取消搁置', '恢复使用']);
    expect(await page.getByRole('textbox', { name: '交班备注' }).count()).toBe(0);
    await walk(page, '/environment/limits');
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody').getByRole('button').count()).toBe(0);
  }),
);

it(
  'an administrator pairs a wall and takes it away; nobody works in a technician’s name',
  limit,
  () =>
    as('admin', async ({ page }) => {
      await walkAll(page, 'admin');
      const wall = await openWindow(browser, { screen: 'wall' });
      await wall.page.goto(`${system.url}/wallboard`);
      const offered = wall.page.getByRole('status', { name: /配对码 \d{6}/ });
      await offered.waitFor();
      const digits = /\d{6}/.exec((await offered.getAttribute('aria-label')) ?? '')![0];
      await walk(page, '/identity/wallboards');
      await buttons(page, '配对新屏').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('屏上的六位数字').fill(digits);
      await dialog.getByRole('button', { name: '批准' }).click();
      // Nothing is sent while something is missing.
      await dialog.getByText('写明放在哪里').first().waitFor();
      await dialog.getByLabel('放在哪里').fill('心内科护士站');
      await dialog.getByRole('button', { name: '批准' }).click();
      await dialog.waitFor({ state: 'detached' });
      await wall.page.locator('footer').waitFor();
      const row = page.getByRole('row').filter({ hasText: '心内科护士站' });
      await row.getByRole('button', { name: '撤销' }).click();
      await wall.page.getByRole('status', { name: /配对码 \d{6}/ }).waitFor({ timeout: 30_000 });
      expect(await wall.page.locator('input').count()).toBe(0);
      await wall.context.close();
    }),
);
