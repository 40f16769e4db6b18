import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openGallery, type OpenGallery } from './open-gallery.ts';

let gallery: OpenGallery;
let page: Page;
beforeAll(async () => {
  gallery = await openGallery();
}, 120_000);
afterAll(() => gallery.close());
afterEach(() => page.context().close());

async function open(state: Record<string, string>, width = 1440): Promise<void> {
  const context = await gallery.browser.newContext({ viewport: { width, height: 900 } });
  page = await context.newPage();
  await page.goto(gallery.url({ lang: 'en', ...state }));
  await page.waitForSelector('h1');
}

const text = (selector: string) => page.locator(selector).innerText();

it('moves, selects and opens table rows by keyboard', async () => {
  await open({ page: 'list' });
  const chosen = () => page.locator('tr[aria-selected=true]').count();
  expect(await chosen()).toBe(2);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  expect(await chosen()).toBe(3);
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+J');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row'))).toBe(
    '1402 010 221',
  );
  await page.keyboard.press('Enter');
  expect(await text('p[role=status]')).toBe('1402 010 221');
  await page.keyboard.press('Escape');
  expect(await chosen()).toBe(0);
});

it('says its order to assistive technology and turns it', async () => {
  await open({ page: 'list' });
  const head = page.getByRole('columnheader', { name: 'Expires' });
  expect(await head.getAttribute('aria-sort')).toBe('ascending');
  await head.getByRole('button').click();
  expect(await head.getAttribute('aria-sort')).toBe('descending');
  expect(await page.locator('tbody tr').first().getAttribute('data-row')).toBe('1801 003 001');
});

it('keeps the choice of columns over a reload', async () => {
  await open({ page: 'list' });
  const heads = () => page.locator('table').first().locator('th').allInnerTexts();
  expect(await heads()).not.toContain('Vendor');
  await page.getByRole('button', { name: 'Columns 9 of 10' }).click();
  await page.getByRole('checkbox', { name: 'Vendor' }).check();
  await page.getByRole('button', { name: 'Move Vendor up' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.reload();
  await page.waitForSelector('table');
  const titles = await heads();
  expect(titles.indexOf('Vendor')).toBe(titles.indexOf('Shelf') - 1);
});

it('rests its letters while something is typed', async () => {
  await open({ page: 'list' });
  await page.getByRole('searchbox', { name: 'Search' }).fill('');
  await page.keyboard.type('xjx12');
  expect(await page.locator('tr[aria-selected=true]').count()).toBe(2);
  expect(await page.getByRole('tab', { selected: true }).innerText()).toContain('Central store');
});

it('chooses a saved filter by its digit', async () => {
  await open({ page: 'list' });
  await page.keyboard.press('2');
  expect(await page.getByRole('tab', { selected: true }).innerText()).toContain('Below reorder');
});

it('searches, picks by keyboard, and forgets half-typed text', async () => {
  await open({ page: 'form' });
  const room = page.getByRole('combobox', { name: /Where/ });
  await room.fill('OR');
  await page.getByRole('option', { name: /OR-07/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await room.inputValue()).toBe('S-0307 OR-07');
  await room.fill('nonsense');
  await page.keyboard.press('Tab');
  expect(await room.inputValue()).toBe('S-0307 OR-07');
});

it('takes a date as the hospital writes it and says what is wrong', async () => {
  await open({ page: 'form' });
  const field = page.getByRole('textbox', { name: 'On site at' });
  expect(await field.inputValue()).toBe('2026-11-23 02:31');
  await field.fill('2026/2/3 0405');
  await field.blur();
  expect(await field.inputValue()).toBe('2026-02-03 04:05');
  await field.fill('2026-02-30 04:05');
  await field.blur();
  expect(await field.inputValue()).toBe('2026-02-30 04:05');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
});

it('tells a hand scanner from typing', async () => {
  await open({ page: 'form' });
  // a scanner's keys come within one task; a person's do not
  await page.evaluate(() => {
    for (const key of [...'s-0307', 'Enter'])
      window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  expect(await text('#scanned')).toBe('s-0307 wedge');
  await page.keyboard.press('n');
  await expect.poll(() => text('#letters')).toBe('n'); // and not `s`, the scan's first key
  const field = page.getByRole('textbox', { name: 'Asset or door code' });
  await field.pressSequentially('AHU-1', { delay: 60 });
  await field.press('Enter');
  expect(await text('#scanned')).toBe('AHU-1 typed');
});

it('explains when the camera cannot start, and leaves typing', async () => {
  await open({ page: 'form' });
  await page.getByRole('button', { name: 'Scan with camera' }).click();
  const words = page.getByText(/Type the code/);
  await words.first().waitFor();
  expect(await page.getByRole('textbox', { name: 'Asset or door code' }).isVisible()).toBe(true);
});

it('submits once however often it is pressed, and shows it is busy', async () => {
  await open({ page: 'acts' });
  const submit = page.getByRole('button', { name: 'Submit' });
  await submit.click();
  expect(await submit.getAttribute('aria-busy')).toBe('true');
  await submit.click({ force: true });
  await expect.poll(() => submit.getAttribute('aria-busy'), { timeout: 4000 }).toBeNull();
});

it('keeps a disabled act in place, focusable, with its reason', async () => {
  await open({ page: 'acts' });
  const complete = page.getByRole('button', { name: 'Complete' });
  expect(await complete.getAttribute('aria-disabled')).toBe('true');
  const described = await complete.evaluate(
    (button) => document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent,
  );
  expect(described).toBe('2 steps left before you can complete');
});

it('traps the focus in a dialog, closes on Esc and gives the focus back', async () => {
  await open({ page: 'overlay' });
  const opener = page.getByRole('button', { name: 'Pause' });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'Pause order 0011' });
  await dialog.waitFor();
  const inside = () =>
    page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  for (let press = 0; press < 6; press += 1) {
    await page.keyboard.press('Tab');
    expect(await inside()).toBe(true);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
    .toBe('Pause');
});

it('runs a menu item by keyboard and not a disabled one', async () => {
  await open({ page: 'overlay' });
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menu').waitFor();
  expect(await page.getByRole('menuitem', { name: /Shelve/ }).getAttribute('aria-disabled')).toBe(
    'true',
  );
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(() => text('#last')).toBe('cancel');
  // Closed, it leaves the page as it was: nothing stays locked.
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.body).pointerEvents))
    .toBe('auto');
});

it('undoes from a toast, which then leaves', async () => {
  await open({ page: 'overlay' });
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.click();
  expect(await text('#last')).toBe('undone');
  await undo.waitFor({ state: 'detached' });
  expect(await page.getByText('Your completion was not saved.').isVisible()).toBe(true);
});

it('follows the language of the document at once', async () => {
  await open({ page: 'list' });
  await page.getByRole('button', { name: 'Next' }).waitFor();
  await page.evaluate(() => (document.documentElement.lang = 'zh-CN'));
  await page.getByRole('button', { name: '下一页' }).waitFor();
});

it('offers the values of a chart as a table', async () => {
  await open({ page: 'monitor' });
  await page.getByText('Data table').first().click();
  const cells = page.getByRole('group', { name: /Temperature/ }).getByRole('row');
  await expect.poll(() => cells.count()).toBe(49);
  expect(await page.getByText('no data').first().isVisible()).toBe(true);
});

it('hangs the side panel beside a wide page and over a narrow one', async () => {
  await open({ page: 'monitor' });
  expect(await page.locator('aside').count()).toBe(1);
  await page.setViewportSize({ width: 800, height: 900 });
  await page.getByRole('dialog', { name: 'OR-07' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('hears a sequence as one, not as its last letter', async () => {
  await open({ page: 'acts' });
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.keyboard.press('a');
  expect(await text('#heard')).toBe('alarms assign');
});
