import { readFile } from 'node:fs/promises';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openWindow } from '../../proofs/lib/browser.ts';
import { signIn } from '../../proofs/lib/person.ts';
import { signInOnPage } from '../../proofs/lib/sign-in-page.ts';
import { startSystem, type System } from '../../proofs/lib/system.ts';

let system: System;
let browser: Browser;
/** An order whose priority the dispatcher raised, and an alarm the operator acknowledged. */
let order: { readonly id: string; readonly priority: string };
let alarm: { readonly id: string };
const reason = '手术间下有积水，先修';

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
  const [dispatcher, operator] = await Promise.all([
    signIn(system, 'dispatcher'),
    signIn(system, 'environment'),
  ]);
  const { workOrders } = await dispatcher.ask<{ workOrders: { nodes: (typeof order)[] } }>(
    '{ workOrders(first: 50, filter: { open: { eq: true } }) { nodes { id priority } } }',
  );
  order = workOrders.nodes.find(({ priority }) => priority === 'P3')!;
  const most = { impact: 3, urgency: 3 };
  await dispatcher.act('setPriority', { id: order.id, ...most, reason }, 'id');
  const { alarms } = await operator.ask<{
    alarms: { nodes: { id: string; allowedActions: string[] }[] };
  }>('{ alarms(first: 50) { nodes { id allowedActions } } }');
  alarm = alarms.nodes.find(({ allowedActions }) => allowedActions.includes('ACKNOWLEDGE'))!;
  await operator.act('acknowledgeAlarm', { id: alarm.id }, 'id');
  dispatcher.leave();
  operator.leave();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await system?.dispose();
});

const limit = { timeout: 60_000 };
// The paper holds them once more, hidden.
const entries = (page: Page) => page.locator('tbody tr:visible');
const panel = (page: Page) => page.getByRole('dialog');

it('an auditor finds who changed a priority, why, and what it was before', limit, async () => {
  const { page, context, faults } = await openWindow(browser);
  await signInOnPage(page, system.url, 'auditor');
  await page.getByRole('link', { name: '系统' }).first().click();
  await page.getByRole('link', { name: '审计' }).click();
  await page.getByRole('heading', { name: '审计' }).waitFor();
  await page.getByLabel('谁', { exact: true }).fill('何敏');
  await page.getByRole('option', { name: /何敏/ }).first().click();
  await page.waitForURL(/person=/);
  await page.getByLabel('动作', { exact: true }).fill('改优先级');
  await page.getByLabel('动作', { exact: true }).press('Enter');
  await page.waitForURL(/action=/);
  await expect.poll(() => entries(page).count()).toBe(1);
  await entries(page).first().click();
  for (const text of [reason, '何敏', '127.0.0.1', order.id])
    await panel(page).getByText(text).first().waitFor();
  expect(await panel(page).locator('del').first().textContent()).toBe('P3');
  expect(await panel(page).locator('ins').first().textContent()).toBe('P1');

  // Whoever gets the address sees the same, opened; also where the list does not show it.
  await page.reload();
  await panel(page).getByText(reason).waitFor();
  const { searchParams } = new URL(page.url());
  await page.goto(
    `${system.url}/identity/audit?search=nothing-like-it&entry=${searchParams.get('entry')!}`,
  );
  await panel(page).getByText(reason).waitFor();
  await panel(page).getByRole('link', { name: '同一起因的全部记录' }).click();
  await page.waitForURL(/correlation=/);
  await panel(page).waitFor({ state: 'detached' });
  await entries(page).filter({ hasText: '改优先级' }).first().waitFor();
  await entries(page).filter({ hasText: '改优先级' }).first().click();
  await panel(page).getByRole('link', { name: '这个对象的全部记录' }).click();
  await page.waitForURL(/object=workOrder/);
  await entries(page).filter({ hasText: '开单' }).first().waitFor();
  await entries(page).first().click();
  await panel(page).waitFor();
  const first = page.url();
  await page.keyboard.press(']');
  await page.waitForURL((url) => url.href !== first);
  expect(faults).toEqual([]);
  await context.close();
});

it(
  'an auditor finds who acknowledged an alarm, and exports under their own name',
  limit,
  async () => {
    const { page, context, faults } = await openWindow(browser);
    await signInOnPage(page, system.url, 'auditor');
    await page.goto(`${system.url}/identity/audit?object=alarm:${alarm.id}&action=确认`);
    await expect.poll(() => entries(page).count()).toBe(1);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await panel(page).getByText('林晓').first().waitFor();
    await panel(page).getByText('UNACK_ACTIVE').first().waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });

    await page.goto(`${system.url}/identity/audit?period=month`);
    const button = page.getByRole('button', { name: /^导出 [\d,]+ 行/ });
    await button.waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    const [, count = ''] = /^\uFEFF?"?曹志刚 \(auditor\) 于 .* 导出，共 ([\d,]+) 行/.exec(
      lines[0]!,
    )!;
    const rows = Number(count.replaceAll(',', ''));
    expect(rows).toBeGreaterThan(50);
    // Two lines carry the mark and one the heads; a value may hold a line break of its own.
    expect(lines.length).toBeGreaterThanOrEqual(rows + 3);
    expect(lines.at(-1)).toContain('曹志刚 (auditor)');
    expect(file.suggestedFilename()).toMatch(
      new RegExp(`^audit-\\d{4}-\\d{2}-\\d{2}-auditor-${rows}\\.csv$`),
    );
    expect(lines.join('\n')).toContain(reason);
    expect(faults).toEqual([]);
    await context.close();
  },
);

it('a domain that does not answer is named; the trails of the others stay', limit, async () => {
  const { page, context } = await openWindow(browser);
  await signInOnPage(page, system.url, 'auditor');
  let down = true;
  await page.route('**/graphql', async (route: Route) => {
    const response = await route.fetch();
    const json = (await response.json()) as { data?: Record<string, unknown>; errors?: object[] };
    if (!down || !json.data || !('maintenance' in json.data)) return route.fulfill({ response });
    json.data['maintenance'] = null;
    json.errors = [{ message: 'down', extensions: { code: 'DEPENDENCY_DOWN' } }];
    return route.fulfill({ response, json });
  });
  await page.goto(`${system.url}/identity/audit`);
  await page.getByText('报修维保没有读到').waitFor();
  await entries(page).first().waitFor();
  expect(await entries(page).filter({ hasText: '工单 …' }).count()).toBe(0);
  down = false;
  await page.getByRole('status').getByRole('button', { name: '再读一次' }).click();
  await page.getByText('报修维保没有读到').waitFor({ state: 'detached' });
  await entries(page).filter({ hasText: '工单 …' }).first().waitFor();
  await context.close();
});

it('a nurse gets neither the page nor the trail', limit, async () => {
  const nurse = await signIn(system, 'nurse');
  await expect(nurse.ask('{ maintenanceAudit(first: 1) { nodes { id } } }')).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  nurse.leave();
  const { page, context } = await openWindow(browser);
  await signInOnPage(page, system.url, 'nurse');
  expect(await page.locator('nav a[href^="/identity"]').count()).toBe(0);
  await page.goto(`${system.url}/identity/audit`);
  await page.getByText(/^你不能打开/).waitFor();
  await context.close();
});
