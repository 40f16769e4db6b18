import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openWindow } from '../../proofs/lib/browser.ts';
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
const title = '病区冰箱温度检查';

it(
  'an editor writes, somebody else publishes, a nurse sees it at once and confirms; then it is recalled',
  { timeout: 120_000 },
  async () => {
    const nurse = await as('nurse', { screen: 'phone' });
    await nurse.page.goto(`${system.url}/collaboration/notices`);
    await nurse.page.getByRole('link', { name: /停水/ }).waitFor();

    const editor = await as('editor');
    const { page } = editor;
    await page.goto(`${system.url}/collaboration/notices/new`);
    await page.getByRole('button', { name: /^提交审核/ }).click();
    // Nothing is sent while something is missing.
    await page.getByText('标题请写 2 至 120 个字').first().waitFor();
    await page.getByLabel('标题', { exact: true }).fill(title);
    await page.getByLabel('类别').selectOption('WORK');
    await page
      .getByLabel('正文', { exact: true })
      .fill('## 今天完成\n\n- 记录 **2–8 °C**\n<script>alert(1)</script>');
    await page.getByLabel('角色').selectOption('nurse');
    await page.getByText('4 人', { exact: true }).waitFor();
    await page.getByLabel('要求读者确认已读').check();
    await page.getByRole('button', { name: /^提交审核/ }).click();
    await page.getByRole('heading', { name: title }).first().waitFor();
    await page.getByText('待审核').first().waitFor();
    // Whoever wrote it never reviews it.
    expect(await page.getByRole('button', { name: '通过', exact: true }).count()).toBe(0);
    expect(await nurse.page.getByText(title).count()).toBe(0);

    const reviewer = await as('reviewer', { locale: 'en-GB' });
    await reviewer.page.goto(`${system.url}/collaboration/notices?filter=review`);
    await reviewer.page.getByRole('link', { name: new RegExp(title) }).click();
    // What looks like a tag is text.
    await reviewer.page.getByText('<script>alert(1)</script>').waitFor();
    await reviewer.page.getByRole('button', { name: 'Approve', exact: true }).click();
    await reviewer.page
      .getByRole('dialog')
      .getByRole('button', { name: 'Approve', exact: true })
      .click();
    await reviewer.page.getByRole('dialog').waitFor({ state: 'detached' });

    await nurse.page.getByRole('link', { name: new RegExp(title) }).click();
    await nurse.page.getByRole('button', { name: '我已阅读并知悉' }).click();
    await nurse.page.getByText(/您已于 .* 确认/).waitFor();
    await nurse.page.getByLabel('写评论').fill('二病区已完成。');
    await nurse.page.getByRole('button', { name: '发送', exact: true }).click();

    // The editor's page follows by itself; the figures are those of the people it went to.
    await page.getByText('二病区已完成。').waitFor();
    await page.getByRole('link', { name: '阅读情况' }).click();
    await page.getByText('1 / 4', { exact: true }).waitFor();
    await page.getByText('25.0 %', { exact: true }).waitFor();
    await page.getByRole('tab', { name: /已读/ }).click();
    await page.getByRole('row', { name: /陈静/ }).waitFor();

    await page.goBack();
    await page.getByRole('button', { name: '撤回通知' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('检查改期');
    await page.getByRole('dialog').getByRole('button', { name: '撤回通知' }).click();
    await nurse.page.getByText('检查改期').waitFor();
    expect(await nurse.page.getByText('2–8 °C').count()).toBe(0);
    expect([...nurse.faults, ...editor.faults, ...reviewer.faults]).toEqual([]);
    await Promise.all([nurse, editor, reviewer].map(({ context }) => context.close()));
  },
);

it(
  'a correction shows what it changes to its reviewer, and is unread again for its readers',
  { timeout: 90_000 },
  async () => {
    const editor = await as('editor');
    await editor.page.goto(`${system.url}/collaboration/notices?filter=all&search=食堂`);
    await editor.page.getByRole('link', { name: /食堂/ }).click();
    await editor.page.getByRole('link', { name: '更正' }).click();
    await editor.page.getByLabel('正文', { exact: true }).fill('午餐提前到 **10:50**。');
    await editor.page.getByLabel('更正说明').fill('时间改为 10:50');
    await editor.page.getByRole('button', { name: /^提交审核/ }).click();
    await editor.page.getByText('修改稿待审核').waitFor();

    const reviewer = await as('reviewer');
    await reviewer.page.goto(`${system.url}/collaboration/notices?filter=review`);
    await reviewer.page.getByRole('link', { name: /食堂/ }).click();
    const changes = reviewer.page.getByRole('list', { name: '改动' });
    await changes.getByText('午餐提前到 **10:50**。').waitFor();
    await reviewer.page.getByRole('button', { name: '通过', exact: true }).click();
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '通过' }).click();
    await reviewer.page.getByRole('dialog').waitFor({ state: 'detached' });

    const nurse = await as('nurse');
    await nurse.page.goto(`${system.url}/collaboration/notices?filter=unread`);
    await nurse.page.getByRole('link', { name: /食堂.*有更正/ }).click();
    await nurse.page.getByText('时间改为 10:50').first().waitFor();
    expect([...nurse.faults, ...editor.faults, ...reviewer.faults]).toEqual([]);
    await Promise.all([nurse, editor, reviewer].map(({ context }) => context.close()));
  },
);

it(
  'somebody chooses how they are told; what is mandatory stays on',
  { timeout: 60_000 },
  async () => {
    const { page, context, faults } = await as('technician');
    await page.goto(`${system.url}/collaboration/notices/settings`);
    expect(await page.getByLabel('紧急通知 站内').isDisabled()).toBe(true);
    await page.getByLabel('日常通知 邮件').check();
    await page.getByLabel('手机号').fill('not a number');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('请写 7 至 15 位数字，例如 13800000001').waitFor();
    await page.getByLabel('手机号').fill('13800000001');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('联系方式已保存').waitFor();
    await page.reload();
    expect(await page.getByLabel('日常通知 邮件').isChecked()).toBe(true);
    expect(await page.getByLabel('手机号').inputValue()).toBe('13800000001');
    expect(faults).toEqual([]);
    await context.close();
  },
);
