import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { demoId } from '@houqin/kit/id';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openWindow } from '../../proofs/lib/browser.ts';
import { signIn } from '../../proofs/lib/person.ts';
import { signInOnPage } from '../../proofs/lib/sign-in-page.ts';
import { startSystem, type System } from '../../proofs/lib/system.ts';

let system: System;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([
    startSystem({ env: { WEBHOOK_PRIVATE: 'allow' } }),
    launchBrowser(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await system?.dispose();
});

const limit = { timeout: 90_000 };
const order = (key: string) => demoId(`work-order:outside-${key}`);

async function asVendor(options: Parameters<typeof openWindow>[1] = {}) {
  const window = await openWindow(browser, options);
  await signInOnPage(window.page, system.url, 'vendor');
  return window;
}

it('a service engineer works an offer to its end on a phone, with a report', limit, async () => {
  const { page, faults, context } = await asVendor({ screen: 'phone' });
  // The first page is the work: there is nothing else for them.
  await page.waitForURL(/\/vendor$/);
  await page.getByRole('link', { name: /5 号梯平层误差大/ }).click();
  await page.getByText(/前接单$/).waitFor();
  await page.getByRole('button', { name: '接单', exact: true }).click();
  await page.getByRole('button', { name: '到场开工' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/房间码/).fill('A-0101');
  await dialog.getByLabel(/房间码/).press('Enter');
  await dialog.getByText(/A-0101 不是这张单的房间/).waitFor();
  await dialog.getByLabel(/房间码/).fill('A-0506');
  await dialog.getByLabel(/房间码/).press('Enter');
  await dialog.waitFor({ state: 'detached' });

  for (const step of await page.getByRole('checkbox').all()) await step.check();
  await page.getByText('还没有文件').waitFor();
  const put = (name: string, mimeType: string, content: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
  // What it says it is does not count: the bytes do.
  await put('report-5.pdf', 'application/pdf', 'MZ this is a program');
  await page.getByText(/^不收这种文件/).waitFor();
  await put('report-5.pdf', 'application/pdf', '%PDF-1.4\n平层误差 2 mm');
  const file = page.getByRole('button', { name: 'report-5.pdf' });
  await file.waitFor();
  const [saved] = await Promise.all([page.waitForEvent('download'), file.click()]);
  expect(saved.suggestedFilename()).toBe('report-5.pdf');

  await page.getByRole('button', { name: '完工', exact: true }).click();
  await dialog.getByRole('button', { name: '完工', exact: true }).click();
  await dialog.getByText('选一个原因').first().waitFor();
  await dialog.getByLabel(/原因/).selectOption({ index: 1 });
  await dialog.getByLabel(/处理/).selectOption({ index: 1 });
  await dialog.getByLabel(/工时/).fill('45');
  await dialog.getByRole('button', { name: '完工', exact: true }).click();
  await page.getByText('待院方确认').first().waitFor();

  const dispatcher = await signIn(system, 'dispatcher');
  const { workOrder } = await dispatcher.ask<{
    workOrder: { state: string; labourMinutes: number; documents: { name: string }[] };
  }>('query ($id: ID!) { workOrder(id: $id) { state labourMinutes documents { name } } }', {
    id: order('lift-5'),
  });
  dispatcher.leave();
  expect(workOrder).toEqual({
    ...{ state: 'COMPLETED', labourMinutes: 45, documents: [{ name: 'report-5.pdf' }] },
  });
  // Two refusals were asked for; the browser notes the status of the one over HTTP.
  expect(faults.filter((fault) => !fault.includes('415'))).toEqual([]);
  await context.close();
});

it(
  'nothing of the hospital is there for outsiders, and nothing of theirs for staff',
  limit,
  async () => {
    const { page, faults, context } = await asVendor();
    const labels = await page.getByRole('navigation').first().getByRole('link').allInnerTexts();
    expect(labels.map((text) => text.trim())).toEqual(['外协', '工单', '合同', '开发者']);
    for (const path of [
      '/maintenance/board',
      '/environment/monitor',
      '/identity/wallboards',
      '/inbox',
    ]) {
      await page.goto(system.url + path);
      await page
        .getByText(/没有这个页面|找不到/)
        .first()
        .waitFor();
    }
    // Another vendor's order answers like one that does not exist.
    for (const id of [order('fridge'), demoId('work-order:nothing')]) {
      await page.goto(`${system.url}/vendor/orders/${id}`);
      await page.getByText('没有这张单').waitFor();
    }
    expect(faults).toEqual([]);
    await context.close();

    const staff = await openWindow(browser);
    await signInOnPage(staff.page, system.url, 'dispatcher');
    await staff.page.goto(`${system.url}/vendor`);
    await staff.page
      .getByText(/没有这个页面|找不到/)
      .first()
      .waitFor();
    await staff.context.close();
  },
);

it(
  'a programmer reads the contract, changes a secret over, and the program signs in',
  limit,
  async () => {
    const { page, faults, context } = await asVendor({ locale: 'en-GB' });
    await page.goto(`${system.url}/vendor/developer?show=schema`);
    await page.getByPlaceholder('Type or field').fill('acceptBy');
    await page.getByRole('button', { name: 'WorkOrder', exact: true }).click();
    await page.getByText('acceptBy', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByText('Supported', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Keys' }).click();
    await page.getByRole('button', { name: 'Rotate' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
    const secret = (await dialog.locator('pre').innerText()).trim();
    await dialog.getByRole('button', { name: 'I have stored it' }).click();
    await page.getByRole('row', { name: /vendor-demo/ }).waitFor();
    expect(await page.content()).not.toContain(secret);
    // Both count for a day, so that the vendor can change over without a gap.
    for (const clientSecret of [secret, 'houqin-demo']) {
      const response = await fetch(`${system.url}/vendor/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query:
            'mutation ($input: LoginClientInput!) { loginClient(input: $input) { viewer { name } } }',
          variables: { input: { clientId: 'vendor-demo', clientSecret } },
        }),
      });
      expect(await response.json(), clientSecret).toMatchObject({
        data: { loginClient: { viewer: {} } },
      });
    }
    expect(faults).toEqual([]);
    await context.close();
  },
);

it('a programmer has a receiver told, sees it fail and sends again', limit, async () => {
  let status = 500;
  const got: string[] = [];
  const server = createServer((request, response) => {
    got.push(String(request.headers['webhook-id']));
    request.resume();
    response.writeHead(status).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;

  const { page, faults, context } = await asVendor({ locale: 'en-GB' });
  await page.goto(`${system.url}/vendor/developer?show=webhooks`);
  await page.getByText('No endpoint yet').waitFor();
  await page.getByRole('button', { name: 'Add an endpoint' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog
    .getByText(/^Give the whole address/)
    .first()
    .waitFor();
  await dialog.getByLabel('Address').fill(`http://127.0.0.1:${port}/houqin`);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const secret = (await dialog.locator('pre').innerText()).trim();
  expect(secret).toMatch(/^whsec_/);
  await dialog.getByRole('button', { name: 'I have stored it' }).click();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await page.getByRole('cell', { name: 'To be retried' }).waitFor({ timeout: 20_000 });
  await page.getByText(/^Every try has failed since/).waitFor();
  status = 204;
  // The first repeat comes after five seconds, by itself.
  const row = page.getByRole('row', { name: /Test Delivered HTTP 204/ });
  await row.waitFor({ timeout: 20_000 });
  await row.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => got.length, { timeout: 20_000 }).toBe(3);
  expect(new Set(got).size).toBe(1);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Rotate' }).click();
  await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
  const rotated = (await dialog.locator('pre').innerText()).trim();
  expect(rotated).not.toBe(secret);
  await dialog.getByRole('button', { name: 'I have stored it' }).click();
  await page.getByText(/old secret signs until/).waitFor();
  const shown = await page.content();
  for (const one of [secret, rotated]) expect(shown.includes(one)).toBe(false);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await dialog.getByText(/This cannot be undone/).waitFor();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText('No endpoint yet').waitFor();
  expect(faults).toEqual([]);
  await context.close();
  server.close();
});

it('an offer appears by itself, and goes with the contract', limit, async () => {
  const { page, faults, context } = await asVendor();
  await page.getByText('没有等你们接的单').waitFor();
  const dispatcher = await signIn(system, 'dispatcher');
  const { rooms } = await dispatcher.ask<{ rooms: { nodes: { id: string }[] } }>(
    '{ rooms(first: 1, search: "A-0101") { nodes { id } } }',
  );
  const made = await dispatcher.act<{ id: string; version: number }>(
    'createWorkOrder',
    { title: '3 号梯关门夹人', roomId: rooms.nodes[0]!.id, trade: 'LIFT', impact: 2, urgency: 3 },
    'id version',
  );
  const technicianId = demoId('technician:HENGTAI');
  const { id, version } = made;
  await dispatcher.act('assignWorkOrder', { id, expectedVersion: version, technicianId }, 'id');
  const offer = page.getByRole('row', { name: /3 号梯关门夹人/ });
  await offer.waitFor();
  dispatcher.leave();

  // The head of logistics ends the contract on her own page.
  const head = await openWindow(browser);
  await signInOnPage(head.page, system.url, 'logistics');
  await head.page.goto(`${system.url}/maintenance/contracts`);
  const row = head.page.getByRole('row', { name: /恒泰电梯/ });
  await row.getByRole('button', { name: '提前结束' }).click();
  const dialog = head.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '提前结束' }).click();
  await dialog.getByText(/写一句原因/).waitFor();
  await dialog.getByLabel(/原因/).fill('服务不达标');
  await dialog.getByRole('button', { name: '提前结束' }).click();
  await row.waitFor({ state: 'detached' });
  expect(head.faults).toEqual([]);
  await head.context.close();
  // It stays readable for the invoice; nothing can be done any more.
  await offer.click();
  await page.getByText('现在没有你能做的').waitFor();
  expect(await page.getByRole('button', { name: '接单', exact: true }).count()).toBe(0);
  await page.goto(`${system.url}/vendor/contracts`);
  await page.getByText('服务不达标').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
