import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openWindow } from '../../proofs/lib/browser.ts';
import { signIn } from '../../proofs/lib/person.ts';
import { signInOnPage } from '../../proofs/lib/sign-in-page.ts';
import { startSystem, type System } from '../../proofs/lib/system.ts';

let system: System;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await system?.dispose();
});

it(
  'a dispatcher pages through the whole history, each order once',
  { timeout: 60_000 },
  async () => {
    const { page, context } = await openWindow(browser);
    await signInOnPage(page, system.url, 'dispatcher');
    await page.goto(`${system.url}/maintenance/orders?filter=completed`);
    const dispatcher = await signIn(system, 'dispatcher');
    const { workOrders } = await dispatcher.ask<{ workOrders: { totalCount: number } }>(
      '{ workOrders(first: 1, filter: { state: { in: [COMPLETED, CONFIRMED, RATED, CLOSED] } }) { totalCount } }',
    );
    expect(workOrders.totalCount).toBeGreaterThan(100);
    const links = page.locator('tbody tr a[href^="/maintenance/orders/"]');
    await links.first().waitFor();
    const more = page.getByRole('button', { name: /^再看 50/ });
    for (let pages = 1; await more.isVisible(); pages += 1) {
      expect(pages).toBeLessThan(20);
      const before = await links.count();
      await more.click();
      await expect.poll(() => links.count()).toBeGreaterThan(before);
    }
    const paths = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(new Set(paths).size).toBe(workOrders.totalCount);
    dispatcher.leave();
    await context.close();
  },
);

it(
  'an operator shelves an alarm with a reason, finds it shelved, and takes it back',
  { timeout: 60_000 },
  async () => {
    const operator = await signIn(system, 'environment');
    const { alarms } = await operator.ask<{
      alarms: { nodes: { id: string; number: string; allowedActions: string[] }[] };
    }>(
      '{ alarms(filter: { state: { eq: UNACK_ACTIVE } }, first: 50) { nodes { id number allowedActions } } }',
    );
    const alarm = alarms.nodes.find(({ allowedActions }) => allowedActions.includes('SHELVE'))!;
    const { page, context } = await openWindow(browser);
    await signInOnPage(page, system.url, 'environment');
    await page.goto(`${system.url}/environment/alarms/${alarm.id}`);
    await page.getByRole('button', { name: '搁置', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '搁置', exact: true }).click();
    await dialog.getByText('写一句原因，交班的人要看。').waitFor();
    await dialog.getByLabel('为什么搁置').fill('换滤网，两小时内好');
    await dialog.getByRole('button', { name: '搁置', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto(`${system.url}/environment/alarms?filter=shelved`);
    const { shelved } = await operator.ask<{ shelved: { totalCount: number } }>(
      '{ shelved: alarms(first: 1, filter: { state: { eq: SHELVED } }) { totalCount } }',
    );
    await expect.poll(() => page.locator('tbody tr').count()).toBe(shelved.totalCount);
    await page.goto(`${system.url}/environment/alarms/${alarm.id}`);
    await page.getByText('换滤网，两小时内好').first().waitFor();
    await page.getByRole('button', { name: '取消搁置' }).first().click();
    await expect
      .poll(async () => {
        const answer = await operator.ask<{ alarm: { state: string } }>(
          'query ($id: ID!) { alarm(id: $id) { state } }',
          { id: alarm.id },
        );
        return answer.alarm.state;
      })
      .toBe('UNACK_ACTIVE');
    operator.leave();
    await context.close();
  },
);
