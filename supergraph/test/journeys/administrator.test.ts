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

/** A change of rights acts within 10 s (`domain.md` C1); the rest is a slow machine's. */
const actsMs = 20_000;

async function asAdmin(options: Parameters<typeof openWindow>[1] = {}) {
  const window = await openWindow(browser, options);
  await signInOnPage(window.page, system.url, 'admin');
  return window;
}
const secretIn = (page: Page) => page.locator('[data-secret]').last().innerText();

it(
  'an administrator invites somebody, gives a role for a term and takes it; the pages follow',
  { timeout: 180_000 },
  async () => {
    const admin = await asAdmin();
    const { page } = admin;
    await page.goto(`${system.url}/identity/users`);
    await page.getByRole('button', { name: /^邀请人员/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '邀请人员' }).click();
    // Nothing is sent while something is missing.
    await dialog.getByText('请写姓名，例：陈静').first().waitFor();
    await dialog.getByLabel('姓名').fill('吴敏');
    await dialog.getByLabel('用户名').fill('wu.min');
    await dialog.getByRole('combobox', { name: '科室' }).fill('调度');
    await page.getByRole('option', { name: /后勤调度中心/ }).click();
    await dialog.getByRole('button', { name: '邀请人员' }).click();
    await page.getByRole('heading', { name: '吴敏' }).waitFor();
    await page.getByText('待激活').first().waitFor();
    const personId = page.url().split('/').at(-1)!;

    await page.getByRole('button', { name: '设临时密码' }).click();
    await dialog.getByRole('button', { name: '设临时密码' }).click();
    const password = await secretIn(page);
    await page.getByRole('button', { name: '我已记下' }).click();
    await page.getByText('正常', { exact: true }).first().waitFor();

    await page.getByRole('button', { name: '授予角色' }).click();
    await dialog.getByLabel('角色').selectOption('dispatcher');
    await dialog.getByLabel(/^结束/).fill('2020-01-01 08:00');
    await dialog.getByRole('button', { name: '授予角色' }).click();
    await dialog.getByText('结束时间已过').first().waitFor();
    const nextYear = new Date().getFullYear() + 1;
    await dialog.getByLabel(/^结束/).fill(`${nextYear}-06-30 18:00`);
    await dialog.getByRole('button', { name: '授予角色' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`至 ${nextYear}-06-30 18:00`).waitFor();

    const person = await openWindow(browser);
    await signInOnPage(person.page, system.url, 'wu.min', password);
    await person.page.goto(`${system.url}/maintenance/board`);
    await person.page.getByRole('heading', { name: '调度台' }).waitFor();
    await page.getByText(/登录$/).first().waitFor({ timeout: 40_000 });

    await page
      .getByRole('listitem')
      .filter({ hasText: '调度员' })
      .getByRole('button', { name: '收回' })
      .click();
    await dialog.getByLabel(/理由/).fill('调回原岗位');
    await dialog.getByRole('button', { name: '收回' }).click();
    await dialog.waitFor({ state: 'detached' });
    const board = person.page.getByRole('heading', { name: '调度台' });
    await board.waitFor({ state: 'detached', timeout: actsMs });

    // Given again for some seconds: it comes and goes without anybody doing anything.
    const office = await signIn(system, 'admin');
    const until = new Date(Date.now() + 12_000).toISOString();
    const term = { userId: personId, role: 'dispatcher', validUntil: until };
    await office.act('assignRole', term, 'id');
    await board.waitFor({ timeout: actsMs });
    await board.waitFor({ state: 'detached', timeout: 12_000 + actsMs });
    await page.getByText('已结束').waitFor();

    // The last administrator stays one, and the page says what to do instead.
    await page.goto(`${system.url}/identity/users?role=admin`);
    await page.getByRole('link', { name: '高翔' }).first().click();
    await page
      .getByRole('listitem')
      .filter({ hasText: '系统管理员' })
      .getByRole('button', { name: '收回' })
      .click();
    await dialog.getByRole('button', { name: '收回' }).click();
    await dialog.getByText(/至少要保留一名/).waitFor();
    office.leave();
    // Who has just got or lost a role is asked to refresh: the browser notes that answer.
    const noted = (fault: string) => !fault.includes('401');
    expect([...admin.faults, ...person.faults].filter(noted)).toEqual([]);
    await Promise.all([admin.context.close(), person.context.close()]);
  },
);

it(
  'an administrator changes a cell of the matrix by keyboard, with a reason',
  { timeout: 90_000 },
  async () => {
    const admin = await asAdmin();
    const { page } = admin;
    await page.goto(`${system.url}/identity/roles?search=user%3Areveal`);
    const cell = page.getByRole('gridcell', { name: /^护士，/ });
    await cell.waitFor();
    await page.getByRole('gridcell', { name: /^系统管理员，/ }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    // As text: this package knows no DOM.
    const focused = () =>
      page.evaluate<string>(`document.activeElement?.getAttribute('aria-label') ?? ''`);
    while (!(await focused()).startsWith('护士，')) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('范围').selectOption('DEPT');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请写明理由').first().waitFor();
    await dialog.getByLabel('理由').fill('护士要联系本科室同事');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('gridcell', { name: '护士，查看人员电话：本科室，已改' }).waitFor();

    const auditor = await openWindow(browser, { screen: 'phone', locale: 'en-GB' });
    await signInOnPage(auditor.page, system.url, 'auditor');
    await auditor.page.goto(`${system.url}/identity/roles`);
    await auditor.page.getByRole('link', { name: /^Nurse/ }).click();
    await auditor.page.getByText('user:reveal').waitFor();
    // Who reads everything changes nothing.
    expect(await auditor.page.getByRole('button', { name: /^Change/ }).count()).toBe(0);
    expect([...admin.faults, ...auditor.faults]).toEqual([]);
    await Promise.all([admin.context.close(), auditor.context.close()]);
  },
);

it(
  'an administrator makes a program, rotates its secret with an overlap and suspends it',
  { timeout: 90_000 },
  async () => {
    const opens = async (clientSecret: string) => {
      const response = await fetch(`${system.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query:
            'mutation ($input: LoginClientInput!) { loginClient(input: $input) { accessToken } }',
          variables: { input: { clientId: 'hengtai-night', clientSecret } },
        }),
      });
      const { data } = (await response.json()) as { data: { loginClient: object } | null };
      return Boolean(data?.loginClient);
    };
    const admin = await asAdmin();
    const { page } = admin;
    await page.goto(`${system.url}/identity/clients`);
    await page.getByRole('button', { name: /^新建程序/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('恒泰夜间派单');
    await dialog.getByLabel(/clientId/).fill('hengtai-night');
    await dialog.getByRole('combobox', { name: /外部单位/ }).fill('恒泰');
    await page.getByRole('option', { name: /恒泰电梯/ }).click();
    await dialog.getByRole('button', { name: '建立并显示密钥' }).click();
    await dialog.getByText('只显示这一次').waitFor();
    const first = await secretIn(page);
    await page.getByRole('button', { name: '我已记下' }).click();
    expect(await page.getByText(first).count()).toBe(0);
    expect(await opens(first)).toBe(true);

    const row = page.getByRole('row', { name: /恒泰夜间派单/ });
    await row.getByRole('button', { name: '换密钥' }).click();
    await dialog.getByLabel('新旧并用').selectOption('3');
    await dialog.getByRole('button', { name: '换密钥' }).click();
    await dialog.getByText('只显示这一次').waitFor();
    const second = await secretIn(page);
    await page.getByRole('button', { name: '我已记下' }).click();
    expect(second).not.toBe(first);
    expect([await opens(first), await opens(second)]).toEqual([true, true]);

    await row.getByRole('button', { name: '暂停' }).click();
    await dialog.getByRole('button', { name: '暂停' }).click();
    await dialog.getByText('请写明理由').first().waitFor();
    await dialog.getByLabel('理由').fill('对方系统升级');
    await dialog.getByRole('button', { name: '暂停' }).click();
    await row.getByText('已暂停').waitFor();
    expect(await opens(second)).toBe(false);
    expect(admin.faults).toEqual([]);
    await admin.context.close();
  },
);
