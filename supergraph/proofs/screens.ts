import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openWindow, type screens } from './lib/browser.ts';
import { expect } from './lib/expect.ts';
import { signIn, type Person } from './lib/person.ts';
import type { Proof } from './lib/proof.ts';
import { runSeed, seeded } from './lib/random.ts';
import { faultsOf, settled } from './lib/screens/look-at.ts';
import { allRoutes, type Route } from './lib/screens/routes.ts';
import { walkWall } from './lib/screens/walls.ts';
import { signInOnPage } from './lib/sign-in-page.ts';
import { startSystem, type System } from './lib/system.ts';

interface View {
  readonly screen: keyof typeof screens;
  readonly locale: 'zh-CN' | 'en-GB';
  readonly theme: 'light' | 'dark';
}

const views: readonly View[] = (['desktop', 'tablet', 'phone'] as const).flatMap((screen) =>
  (['zh-CN', 'en-GB'] as const).flatMap((locale) =>
    (['light', 'dark'] as const).map((theme) => ({ screen, locale, theme })),
  ),
);

const accounts = ['dispatcher', 'technician', 'nurse', 'environment', 'admin', 'director'];

/** Where pictures go, when somebody wants to look: `PICTURES=folder`. */
const pictures = process.env['PICTURES'];

/** Every page of every remote in every view: nothing serious by axe, nothing scrolls sideways. */
export const proof: Proof = {
  name: 'screens',
  about: 'every route of every manifest and the wall in its states: axe, no sideways scroll',
  async run({ say, share }) {
    const random = seeded(runSeed());
    const [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
    const faults: string[] = [];
    let looked = 0;
    const seen = async (what: string, page: Page, wrong: readonly string[]) => {
      looked += 1;
      if (pictures) await picture(page, what);
      for (const one of wrong) faults.push(`${what}: ${one}`);
      if (wrong.length || share === 1) say(`${what}: ${wrong.length ? wrong.join('; ') : 'good'}`);
    };
    try {
      const people = new Map<string, Person>();
      for (const name of accounts) people.set(name, await signIn(system, name));
      const routes = await allRoutes(people);
      for (const person of people.values()) person.leave();
      // A slice looks at some pages in one view, another run at others.
      const some = share === 1 ? views : [random.pick(views)];
      say(`seed ${random.seed}, ${routes.length} pages, ${some.length} views`);
      for (const view of some) {
        const chosen = share === 1 ? routes : routes.filter(() => random.next() < 8 * share);
        await lookAround(system, browser, view, chosen, seen);
      }
      const wallLocales = share === 1 ? (['zh-CN', 'en-GB'] as const) : (['en-GB'] as const);
      for (const [nth, locale] of wallLocales.entries()) {
        if (nth) await system.restart();
        await walkWall(system, browser, locale, seen);
      }
      say(`${looked} screens seen`);
      expect(faults.length === 0, 'no screen has a fault', faults);
    } finally {
      await browser.close();
      await system.dispose();
    }
  },
};

async function lookAround(
  system: System,
  browser: Browser,
  { screen, locale, theme }: View,
  routes: readonly Route[],
  seen: (what: string, page: Page, faults: readonly string[]) => Promise<void>,
): Promise<void> {
  for (const username of new Set(routes.map((route) => route.username))) {
    const { page, context } = await openWindow(browser, { screen, locale, theme });
    await signInOnPage(page, system.url, username);
    for (const route of routes.filter((one) => one.username === username)) {
      await page.goto(`${system.url}${route.path}`);
      await settled(page);
      const name = route.path.replace(/[0-9A-HJKMNP-TV-Z]{26}/, 'id');
      await seen(`${name} ${screen} ${locale} ${theme}`, page, await faultsOf(page));
    }
    await context.close();
  }
}

async function picture(page: Page, what: string): Promise<void> {
  await mkdir(pictures!, { recursive: true });
  await page.screenshot({ path: join(pictures!, `${what.replace(/[^\w-]+/g, '_')}.png`) });
}
