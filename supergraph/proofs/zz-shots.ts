import { launchBrowser, openWindow, screens } from '/work/main/supergraph/proofs/lib/browser.ts';
import { signInOnPage } from '/work/main/supergraph/proofs/lib/sign-in-page.ts';
// usage: shots.ts out user path screen locale theme
const [out, user, path, screen = 'desktop', locale = 'zh-CN', theme = 'light', wait = '1500'] = process.argv.slice(2);
const browser = await launchBrowser();
const w = await openWindow(browser, { screen: screen as keyof typeof screens, locale: locale as 'zh-CN', theme: theme as 'light' });
try {
  if (user !== '-') { await signInOnPage(w.page, 'http://127.0.0.1:42000/', user!); await w.page.goto('http://127.0.0.1:42000' + path); }
  else await w.page.goto('http://127.0.0.1:42000' + path);
  await w.page.waitForTimeout(Number(wait));
} catch (e) { console.log(String(e).slice(0, 600)); }
await w.page.screenshot({ path: out! });
console.log('faults', w.faults.slice(0, 8));
await browser.close();
