import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What is wrong with a page for the people who use it; empty when nothing is. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  // As text: this package knows no DOM.
  const sideways = await page.evaluate<number>(
    `(({ scrollWidth, clientWidth }) => Math.max(0, scrollWidth - clientWidth - 1))(document.documentElement)`,
  );
  return sideways ? [...serious, `scrolls sideways by ${sideways} px`] : serious;
}

/** Until the page shows what it has to show: no skeletons, no request under way. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main :is(h1, h2, h3, p, [role=alert])').first().waitFor();
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  await page
    .locator('[aria-busy=true]')
    .first()
    .waitFor({ state: 'detached', timeout: 5_000 })
    .catch(() => undefined);
}
