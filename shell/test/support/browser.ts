import { existsSync } from 'node:fs';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';

const libraries = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'];

/** Chromium from the npm registry, in its own process groups so that one page cannot end another. */
export async function launchBrowser(): Promise<Browser> {
  // On a machine without the libraries that Chromium links to, the package unpacks its own.
  if (!libraries.some((folder) => existsSync(`${folder}/libnss3.so`))) {
    process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  }
  const { default: chromium } = await import('@sparticuz/chromium');
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((arg) => !/headless|single-process|in-process-gpu/.test(arg)),
    headless: true,
  });
}

export interface Opened {
  readonly page: Page;
  /** Errors that reached the window. */
  readonly faults: string[];
  close(): Promise<void>;
}

export async function open(
  browser: Browser,
  options: {
    readonly width?: number;
    readonly height?: number;
    readonly locale?: string;
    readonly theme?: 'light' | 'dark';
  } = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: options.locale ?? 'zh-CN',
    colorScheme: options.theme ?? 'light',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => void faults.push(error.message));
  return { page, faults, close: () => context.close() };
}
