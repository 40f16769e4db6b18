import { demoId } from '@houqin/kit/id';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openWindow } from '../../proofs/lib/browser.ts';
import { signIn } from '../../proofs/lib/person.ts';
import { signInOnPage } from '../../proofs/lib/sign-in-page.ts';
import { startSystem, type System } from '../../proofs/lib/system.ts';
import { oneTimeCode } from './one-time-code.ts';
import { startHospitalAccounts, type HospitalAccounts } from './sign-in-page-of-a-hospital.ts';

let system: System;
let browser: Browser;
let accounts: HospitalAccounts;
beforeAll(async () => {
  accounts = await startHospitalAccounts('hospital.cn');
  const env = (url: string) => accounts.variables(url);
  [system, browser] = await Promise.all([startSystem({ env }), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await system?.dispose();
  await accounts?.stop();
});

const passphrase = 'a sound long sentence';
const fillPassword = async (page: Page, username: string, password: string) => {
  await page.goto(system.url);
  await page.getByLabel('用户名').fill(username);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
};
const submit = (page: Page) => page.keyboard.press('Enter');

it(
  'a nurse changes her password, sets up a second factor and signs in with it, and without her phone',
  { timeout: 90_000 },
  async () => {
    const here = await openWindow(browser, { screen: 'phone' });
    const { page } = here;
    await signInOnPage(page, system.url, 'nurse');
    await page.goto(`${system.url}/me`);
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.locator('#password-present').fill('houqin-demo');
    for (const [next, said] of [
      ['short', '新密码至少 10 个字符。'],
      ['password12345', '这个密码已在泄露名单中，请换一个。'],
    ] as const) {
      await page.locator('#password-next').fill(next);
      await page.locator('#password-again').fill(next);
      await submit(page);
      await page.getByText(said).first().waitFor();
    }
    await page.locator('#password-next').fill(passphrase);
    await page.locator('#password-again').fill(passphrase);
    await submit(page);
    await page.getByText('密码已修改，其他登录已退出').waitFor();

    await page.getByRole('button', { name: '设置双重验证' }).click();
    await page.locator('input[name=password]').fill(passphrase);
    await submit(page);
    const secret = (await page.getByRole('dialog').locator('code').innerText()).replace(/\s/g, '');
    const first = oneTimeCode(secret);
    await page.locator('input[name=code]').fill(first);
    await submit(page);
    const codes = page.locator('.recovery-codes code');
    await codes.first().waitFor();
    const recovery = await codes.first().innerText();
    expect(await codes.count()).toBe(10);
    await page.getByRole('button', { name: '已收好' }).click();
    await page.getByText('还剩 10 个没用过。').waitFor();

    const there = await openWindow(browser);
    await fillPassword(there.page, 'nurse', passphrase);
    const code = there.page.locator('input[name=code]');
    await code.waitFor();
    expect(await code.getAttribute('inputmode')).toBe('numeric');
    expect(await code.getAttribute('autocomplete')).toBe('one-time-code');
    // The code that set it up is used up.
    await code.fill(first);
    await submit(there.page);
    await there.page.getByText('验证码不正确或已用过').waitFor();
    await code.fill(oneTimeCode(secret, Date.now() + 30_000));
    await submit(there.page);
    await there.page.getByRole('navigation').first().waitFor();

    const elsewhere = await openWindow(browser);
    await fillPassword(elsewhere.page, 'nurse', passphrase);
    await elsewhere.page.getByRole('button', { name: '手机不在身边，用恢复码' }).click();
    await elsewhere.page.locator('input[name=code]').fill(recovery.toLowerCase());
    await submit(elsewhere.page);
    await elsewhere.page.getByRole('navigation').first().waitFor();
    expect([...here.faults, ...there.faults, ...elsewhere.faults]).toEqual([]);
    await Promise.all([here, there, elsewhere].map(({ context }) => context.close()));
  },
);

it(
  'whose role asks for a second factor sets it up before getting in',
  { timeout: 60_000 },
  async () => {
    const admin = await signIn(system, 'admin');
    await admin.act('setRoleTotp', { role: 'safety-office', required: true }, 'code');
    admin.leave();
    const { page, context } = await openWindow(browser);
    await fillPassword(page, 'safety', 'houqin-demo');
    const secret = (await page.locator('main code').innerText()).replace(/\s/g, '');
    await page.locator('input[name=code]').fill(oneTimeCode(secret));
    await submit(page);
    await page.locator('.recovery-codes code').first().waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await page.getByRole('button', { name: '已收好，进入' }).click();
    await page.getByRole('navigation').first().waitFor();
    await context.close();
  },
);

it(
  'a doctor comes in by the hospital account, back to the page asked for; a stranger is told why not',
  { timeout: 60_000 },
  async () => {
    const admin = await signIn(system, 'admin');
    const email = 'doctor@hospital.cn';
    await admin.act('updateUser', { id: demoId('user:doctor'), email }, 'id');
    admin.leave();
    const there = async (page: Page, name: string, from = '/') => {
      await page.goto(system.url + from);
      await page.getByRole('link', { name: '医院统一身份认证' }).click();
      await page.locator('input[name=login]').fill(name);
      await page.locator('input[name=password]').fill('any');
      await submit(page);
    };
    const doctor = await openWindow(browser);
    await there(doctor.page, 'doctor', '/inbox?x=1');
    await doctor.page.getByRole('navigation').first().waitFor();
    expect(doctor.page.url()).toBe(`${system.url}/inbox?x=1`);
    // The session is the one of a password: it outlives the page.
    await doctor.page.reload();
    await doctor.page.getByRole('navigation').first().waitFor();

    const stranger = await openWindow(browser);
    await there(stranger.page, 'stranger');
    await stranger.page.getByText('这里没有与你对应的账户').waitFor();
    await stranger.page.getByText('OIDC_UNKNOWN_PERSON').waitFor();
    expect(stranger.page.url()).toBe(`${system.url}/`);
    // The page of the provider asks for a font of another site; ours ask for nothing there.
    const ours = [...doctor.faults, ...stranger.faults].filter((one) => !/ERR_NAME_NOT/.test(one));
    expect(ours).toEqual([]);
    await Promise.all([doctor.context.close(), stranger.context.close()]);
  },
);
