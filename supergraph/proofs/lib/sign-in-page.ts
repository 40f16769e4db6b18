import type { Page } from 'playwright-core';

/** Signs a person in on the shell's own page, as people do. */
export async function signInOnPage(
  page: Page,
  url: string,
  username: string,
  password = 'houqin-demo',
) {
  await page.goto(url);
  await page.getByLabel(/用户名|Username/).fill(username);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.getByRole('navigation').first().waitFor();
}
