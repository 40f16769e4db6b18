import type { Browser, Page } from 'playwright-core';
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

type Window = Parameters<typeof openWindow>[1];
async function as(username: string, options: Window = {}) {
  const window = await openWindow(browser, options);
  await signInOnPage(window.page, system.url, username);
  return window;
}
const rowOf = (page: Page, title: string) =>
  page
    .getByRole('link', { name: title })
    .or(page.getByRole('row', { name: title }))
    .first();

it(
  'a nurse asks for something and sees live how her head decides on a phone',
  { timeout: 90_000 },
  async () => {
    const nurse = await as('nurse');
    const { page } = nurse;
    await page.goto(`${system.url}/collaboration/approvals/new`);
    await page.getByLabel('类别').selectOption('EXPENSE');
    await page.getByLabel('标题').fill('护理用具一批');
    await page.getByRole('button', { name: /^提交/ }).click();
    // Nothing is sent while something is missing, and nothing typed is lost.
    await page.getByText('请写金额，例如 1280 或 1280.50').first().waitFor();
    await page.getByLabel(/金额/).fill('1500');
    await page.getByText('部门主管', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^提交/ }).click();
    await page.getByRole('heading', { name: '护理用具一批' }).waitFor();
    await page.getByText('郭文华').first().waitFor();
    // Whoever asks never decides.
    expect(await page.getByRole('button', { name: '同意' }).count()).toBe(0);

    const head = await as('head', { screen: 'phone', locale: 'en-GB' });
    await head.page.goto(`${system.url}/collaboration`);
    await head.page.getByText('护理用具一批').first().click();
    await head.page.getByRole('button', { name: 'Approve', exact: true }).click();
    await head.page
      .getByRole('dialog')
      .getByRole('button', { name: 'Approve', exact: true })
      .click();
    await head.page.getByText('Approved', { exact: true }).first().waitFor();

    await page.getByText('已通过', { exact: true }).first().waitFor();
    await head.page.goto(`${system.url}/collaboration`);
    await head.page.getByText('输液泵 6 台').first().waitFor();
    expect(await head.page.getByText('护理用具一批').count()).toBe(0);
    expect([...nurse.faults, ...head.faults]).toEqual([]);
    await Promise.all([nurse.context.close(), head.context.close()]);
  },
);

it(
  'an administrator names an approver where nobody fits; an auditor sees it and can do nothing',
  { timeout: 90_000 },
  async () => {
    const head = await signIn(system, 'head');
    const made = await head.act<{ id: string; number: string; stuck: boolean }>(
      'submitApproval',
      { documentType: 'GENERAL', title: '主任自己的申请', lines: [] },
      'id number stuck',
    );
    head.leave();
    expect(made.stuck).toBe(true);

    const auditor = await as('auditor');
    await auditor.page.goto(`${system.url}/collaboration?filter=running`);
    await rowOf(auditor.page, made.number).waitFor();
    await auditor.page.goto(`${system.url}/collaboration/approvals/${made.id}`);
    await auditor.page.getByText('缺审批人').first().waitFor();
    for (const act of ['同意', '驳回', '退回', '转交', '加签', '指定审批人', '撤回'])
      expect(await auditor.page.getByRole('button', { name: act, exact: true }).count(), act).toBe(
        0,
      );

    const admin = await as('admin');
    const { page } = admin;
    await page.goto(`${system.url}/collaboration?filter=stuck`);
    await rowOf(page, made.number).waitFor();
    await page.goto(`${system.url}/collaboration/approvals/${made.id}`);
    await page.getByRole('button', { name: '指定审批人' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('谢国');
    await page.getByRole('option', { name: /谢国栋/ }).click();
    await dialog.getByRole('button', { name: '指定审批人' }).click();
    await dialog.getByText('请写明理由').waitFor();
    await dialog.getByLabel(/理由/).fill('上级科室暂无主管');
    await dialog.getByRole('button', { name: '指定审批人' }).click();
    await dialog.waitFor({ state: 'detached' });
    // The auditor's page follows by itself.
    await auditor.page.getByText('谢国栋').first().waitFor();
    expect([...auditor.faults, ...admin.faults]).toEqual([]);
    await Promise.all([auditor.context.close(), admin.context.close()]);
  },
);

it('each role finds its own pages and no others', { timeout: 90_000 }, async () => {
  const pages = {
    nurse: { sees: ['审批', '代审批', '审批流程'], not: ['大屏'] },
    admin: { sees: ['审批', '大屏'], not: [] },
  } as const;
  for (const [username, { sees, not }] of Object.entries(pages)) {
    const { page, context, faults } = await as(username);
    await page.goto(`${system.url}/collaboration`);
    const navigation = page.getByRole('navigation').first();
    for (const name of sees.filter((one) => one !== '大屏'))
      await navigation.getByRole('link', { name, exact: true }).first().waitFor();
    for (const name of not)
      expect(await navigation.getByRole('link', { name, exact: true }).count()).toBe(0);
    // A page that is not theirs says so instead of showing half of it.
    await page.goto(`${system.url}/identity/wallboards`);
    const list = page.getByRole('heading', { name: /大屏/ });
    if (username === 'admin') await list.first().waitFor();
    else expect(await page.getByRole('table').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  }
});
