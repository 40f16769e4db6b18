import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { launchBrowser, openWindow } from '../proofs/lib/browser.ts';
import { signInOnPage } from '../proofs/lib/sign-in-page.ts';
import { startSystem } from '../proofs/lib/system.ts';
import { median, type Bench } from './row.ts';

const runs = 7;

/** From the click on a navigation entry to the remote's page, beside a static page of the same size. */
export const bench: Bench = {
  name: 'navigation',
  async run(say) {
    const system = await startSystem({ env: { SIMULATION: 'off' } });
    const browser = await launchBrowser();
    const sizes = { bytes: 0 };
    const statics = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      const script = `<script>/*${'x'.repeat(sizes.bytes)}*/document.title='ready'</script>`;
      response.end(`<!doctype html><title>wait</title><h1>Static</h1>${script}`);
    });
    await new Promise<void>((resolve) => statics.listen(0, '127.0.0.1', resolve));
    const address = statics.address() as { port: number };
    try {
      const results: { ours: number; peer: number }[] = [];
      for (let run = 0; run < runs; run += 1) {
        const ours = await openRemote(browser, system.url, sizes);
        const peer = await openStatic(browser, `http://127.0.0.1:${address.port}/`);
        results.push({ ours, peer });
        say(
          `run ${run + 1}: remote ${ours.toFixed(0)} ms, static page of ${sizes.bytes} bytes ${peer.toFixed(0)} ms`,
        );
      }
      const ours = median(results.map((one) => one.ours));
      const peer = median(results.map((one) => one.peer));
      return {
        measure: 'navigation → remote usable',
        against: `static page of the same size (${Math.round(sizes.bytes / 1024)} kB)`,
        aim: '≤ 2 ×',
        ours: `${ours.toFixed(0)} ms`,
        peer: `${peer.toFixed(0)} ms`,
        ratio: `${(ours / peer).toFixed(1)} ×`,
        holds: ours / peer <= 2,
        runs: results,
      };
    } finally {
      await browser.close();
      statics.close();
      await system.dispose();
    }
  },
};

type Browser = Awaited<ReturnType<typeof launchBrowser>>;

/** A browser without cache, signed in; what the remote loads is counted from then on. */
async function openRemote(
  browser: Browser,
  url: string,
  sizes: { bytes: number },
): Promise<number> {
  const { context, page } = await openWindow(browser);
  await signInOnPage(page, url, 'director');
  let bytes = 0;
  page.on('response', (response) => {
    if (response.url().includes('/r/'))
      void response.body().then(
        (body) => void (bytes += body.length),
        () => undefined,
      );
  });
  const started = await now(page);
  await page.evaluate(
    "history.pushState(null, '', '/environment/limits'); dispatchEvent(new PopStateEvent('popstate'))",
  );
  await page.getByRole('table').first().waitFor();
  const ms = (await now(page)) - started;
  sizes.bytes = Math.max(sizes.bytes, bytes);
  await context.close();
  return ms;
}

async function openStatic(browser: Browser, url: string): Promise<number> {
  const { context, page } = await openWindow(browser);
  await page.goto('about:blank');
  const started = performance.now();
  await page.goto(url);
  await page.waitForFunction("document.title === 'ready'");
  const ms = performance.now() - started;
  await context.close();
  return ms;
}

const now = (page: Page) => page.evaluate(() => performance.now());
