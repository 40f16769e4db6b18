import { existsSync } from 'node:fs';
import {
  chromium as playwright,
  type Browser,
  type BrowserContext,
  type Page,
} from 'playwright-core';

const libraryFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/lib/x86_64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
];

/** Real Chromium from the npm registry, without sandbox, since tests run as any user. */
export async function launchBrowser(): Promise<Browser> {
  // A bare machine lacks the libraries Chromium links to. The package brings them for the cloud it
  // was made for, and unpacks them when it believes to be there.
  if (!libraryFolders.some((folder) => existsSync(`${folder}/libnss3.so`)))
    process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  return playwright.launch({
    executablePath,
    args: [
      // playwright-core chooses the headless mode itself; one process for all dies as one.
      ...chromium.args.filter(
        (argument) => !/headless|single-process|in-process-gpu/.test(argument),
      ),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
    headless: true,
  });
}

/** Screens we promise to work on. */
export const screens = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 768, height: 1024 },
  phone: { width: 360, height: 740 },
  wall: { width: 1920, height: 1080 },
} as const;

export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors that reached the console or the window since it was opened. */
  readonly faults: string[];
}

export async function openWindow(
  browser: Browser,
  options: {
    readonly screen?: keyof typeof screens;
    readonly locale?: 'zh-CN' | 'en-GB';
    readonly theme?: 'light' | 'dark';
  } = {},
): Promise<Window> {
  const { screen = 'desktop', locale = 'zh-CN', theme = 'light' } = options;
  const context = await browser.newContext({
    viewport: screens[screen],
    locale,
    colorScheme: theme,
    timezoneId: 'Asia/Shanghai',
    hasTouch: screen === 'phone',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { context, page, faults };
}
