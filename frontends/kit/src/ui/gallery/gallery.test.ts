import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGallery, type OpenGallery } from './open-gallery.ts';

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
}, 120_000);
afterAll(() => gallery.close());

const pages = [
  'signals',
  'acts',
  'states',
  'board',
  'order',
  'list',
  'form',
  'monitor',
  'overlay',
  'phone',
];

async function open(state: Record<string, string>, width: number): Promise<Page> {
  const context = await gallery.browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(gallery.url(state));
  await page.waitForSelector('h1, h2');
  await page.waitForTimeout(500); // the skeleton's 300 ms and the lazily loaded chart
  expect(problems).toEqual([]);
  return page;
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // a page of parts has no shell around it, whose landmarks and heading order these ask for
    .disableRules(['region', 'heading-order', 'page-has-heading-one'])
    .analyze();
  return violations.map(
    (violation) =>
      `${violation.impact} ${violation.id}: ${violation.nodes
        .map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)
        .join(' | ')}`,
  );
}

/** Controls smaller than `least` px; links inside a sentence are exempt (WCAG 2.5.8). */
function tooSmall(page: Page, least: number): Promise<string[]> {
  return page.evaluate((pixels) => {
    const controls = document.querySelectorAll<HTMLElement>(
      'button, a[href], select, input:not([aria-hidden]), [role=tab], summary',
    );
    return [...controls]
      .filter((control) => {
        const area = control.closest('label') ?? control.closest('.box, .add') ?? control;
        const { width, height } = area.getBoundingClientRect();
        const inSentence = getComputedStyle(control).display === 'inline';
        return width > 0 && !inSentence && (height < pixels || width < pixels);
      })
      .map((control) => `${control.tagName} ${control.className} ${control.textContent?.trim()}`);
  }, least);
}

describe.each(pages)('%s', (page) => {
  it.each([
    ['light', 'zh'],
    ['dark', 'en'],
  ])('has no fault that axe can see and no small control, %s, %s', async (theme, lang) => {
    const shown = await open({ page, theme, lang }, 1440);
    expect(await faults(shown)).toEqual([]);
    expect(await tooSmall(shown, 24)).toEqual([]);
    await shown.context().close();
  });

  it.each(['zh', 'en'])('fits 360 px of touch without sideways scroll, %s', async (lang) => {
    const shown = await open({ page, lang, density: 'touch' }, 360);
    const sideways = await shown.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
    expect(await tooSmall(shown, 44)).toEqual([]);
    await shown.context().close();
  });
});
