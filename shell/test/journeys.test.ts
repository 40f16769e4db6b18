import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, open, type Opened } from './support/browser.ts';
import { FakeServer } from './support/fake-server.ts';
import { buildSample, buildTestShell, removeBuilt } from './support/fixture.ts';

let browser: Browser;
let server: FakeServer;
let shell: string;
let sample: string;
let port = 41_360;

beforeAll(async () => {
  removeBuilt();
  shell = await buildTestShell();
  sample = await buildSample('1.0.0');
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  removeBuilt();
});

let opened: Opened;
let page: Page;
beforeEach(async () => {
  server = await new FakeServer({ port: port++, shell, remotes: { sample } }).start();
  opened = await open(browser);
  ({ page } = opened);
  return async () => {
    await opened.close();
    await server.stop();
  };
});

const signIn = async (path = '/') => {
  await page.goto(`${server.url}${path}`);
  await page.getByRole('button', { name: /dispatcher/ }).click();
};
const card = (title: string) => page.getByRole('alert', { name: title });

describe('the shell in a real browser', () => {
  it('signs in, keeps the session over a reload, and speaks both languages without one', async () => {
    // With remotes on a Svelte of their own, which must follow the page's language as well.
    server.foreign = true;
    const scripts: string[] = [];
    page.on('request', (request) => void scripts.push(request.url()));
    await page.goto(server.url);
    await page.getByLabel('用户名').fill('dispatcher');
    await page.getByLabel('密码').fill('wrong');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('用户名或密码不对。').waitFor();
    await page.getByLabel('密码').fill('houqin-demo');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: '工作台' }).waitFor();

    await page.goto(`${server.url}/sample`);
    await page.getByLabel('备注').fill('没提交的话');
    expect(await page.getByTestId('language').textContent()).toBe('zh 5');
    await page.getByText('EN', { exact: true }).click();
    await page.getByRole('link', { name: 'Inbox' }).waitFor();
    expect(await page.getByTestId('language').textContent()).toBe('en 5');
    expect(await page.getByLabel('备注').inputValue()).toBe('没提交的话');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.reload();
    await page.getByRole('link', { name: 'Inbox' }).waitFor();
    expect(scripts.some((url) => url.includes('/isolated/remoteEntry.js'))).toBe(true);
    expect(scripts.some((url) => url.includes('/shared/'))).toBe(false);
    expect(opened.faults).toEqual([]);
  });

  it('shows alarms as they come, acknowledges, and resumes after a cut without a gap', async () => {
    await signIn();
    const strip = page.getByRole('region', { name: '实时告警' });
    await strip.getByText('1.8 Pa').first().waitFor();
    await strip.getByRole('button', { name: /确认 OR-07/ }).click();
    await page.getByText('已确认 压差过低').waitFor();

    server.cut();
    server.hospital.raise({ id: 'a0099', roomNumber: 'OR-09', roomName: '手术间' });
    await strip.getByText('OR-09').first().waitFor();
    await page
      .getByText(/^新告警：OR-09/)
      .first()
      .waitFor();
    // The acknowledged one came back from the stream as someone's, not twice.
    expect(await strip.getByText('OR-07').count()).toBeLessThanOrEqual(1);
  });

  it('keeps the rest alive when a remote does not load, and recovers by itself', async () => {
    await signIn();
    await page.getByText('卡片').waitFor();
    await card('能源没有打开').waitFor();
    expect(await card('能源没有打开').textContent()).toMatch(/SH-[0-9A-F]{4}-\d{4}/);
    await page.getByText('1 个没有打开').waitFor();

    // Missing files: the server answers 404 for every script of this remote.
    server.intercept = (path, response) => {
      if (!path.startsWith('/r/sample/')) return false;
      response.writeHead(404, { 'content-type': 'text/plain' }).end('absent');
      return true;
    };
    await page.goto(`${server.url}/sample`);
    await card('样例没有打开').getByText('这个版本的文件不在服务器上').waitFor();
    await page.getByRole('navigation', { name: '业务域' }).getByText('工作台').waitFor();
    server.intercept = () => false;
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('heading', { name: '版本 1.0.0' }).waitFor();
  });

  it('gives up on a hanging remote after ten seconds and says so', async () => {
    server.intercept = (path) => path.startsWith('/r/sample/');
    await signIn('/sample');
    await card('样例没有打开').waitFor({ timeout: 15_000 });
    expect(await card('样例没有打开').textContent()).toContain('10 秒内没有加载完');
  });

  it('shows the card for what throws at mount or later, and only tells of what a handler throws', async () => {
    await signIn('/sample/mount');
    await card('样例没有打开').getByText('显示时出错').waitFor();
    await page.goto(`${server.url}/sample/later`);
    await page.getByText('running').waitFor();
    await page.getByRole('button', { name: '弄坏' }).click();
    await card('样例没有打开').getByText('运行中出错停下').waitFor();
    await page.goto(`${server.url}/sample`);
    await page.getByRole('button', { name: '出错' }).click();
    await page.getByText('样例里有一步没有做成').waitFor();
    await page.getByLabel('备注').fill('still here');
    expect(await page.getByTestId('note').textContent()).toBe('still here');
  });

  it('offers a new version while the old one runs, keeps what was typed, and can go back', async () => {
    await signIn('/sample');
    await page.getByLabel('备注').fill('写了一半');
    await buildSample('1.1.0');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.getByText('样例有新版本 1.1.0').waitFor();
    await page.getByRole('heading', { name: '版本 1.0.0' }).waitFor();
    await page.getByRole('button', { name: '换上新版本' }).click();
    await page.getByRole('heading', { name: '版本 1.1.0' }).waitFor();
    await page.waitForFunction(
      () => document.querySelector('[data-testid=note]')?.textContent === '写了一半',
    );
    // A bad release: its files are gone, the version before is one click away.
    server.intercept = (path, response) => {
      if (!path.startsWith('/r/sample/1.1.0')) return false;
      response.writeHead(404).end();
      return true;
    };
    await page.goto(`${server.url}/sample`);
    await page.getByRole('button', { name: '用上一版本 1.0.0' }).click();
    await page.getByRole('heading', { name: '版本 1.0.0' }).waitFor();
  });

  it('goes by keyboard: palette, G letters, the sheet of keys, keys of the page', async () => {
    await signIn('/sample');
    await page.getByRole('heading', { name: /版本/ }).waitFor();
    await page.keyboard.press('n');
    await page.waitForFunction(
      () => document.querySelector('[data-testid=kept]')?.textContent === 'key n',
    );
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).getByText('新建').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.waitForURL('**/sample/list');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('OR-07');
    await page.getByRole('option', { name: /压差/ }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sample/alarms/a0001');
    expect(await page.getByTestId('route').textContent()).toBe('/sample/alarms/:id a0001');
  });

  it('shows each person only what is theirs, and who can grant the rest', async () => {
    await signIn('/sample/secret');
    await page.getByText('缺少权限 payroll:read').waitFor();
    const navigation = page.getByRole('navigation', { name: '业务域' });
    expect(await navigation.getByText('工资').count()).toBe(0);
  });

  it('fits 360 px in five tabs and passes the accessibility rules on every main page', async () => {
    await signIn();
    await page.getByText('卡片').waitFor();
    for (const size of [
      { width: 1440, height: 900 },
      { width: 768, height: 1024 },
      { width: 360, height: 740 },
    ]) {
      await page.setViewportSize(size);
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      // The page takes its new form a moment after the window did.
      await expect.poll(wide).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    }
    await page.getByRole('navigation', { name: '主导航' }).getByText('我的').click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
  });
});
