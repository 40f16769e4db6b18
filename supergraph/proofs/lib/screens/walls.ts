import type { Browser, Page } from 'playwright-core';
import { openWindow } from '../browser.ts';
import { connectGateway, reading } from '../gateway-device.ts';
import { signIn } from '../person.ts';
import type { System } from '../system.ts';
import { faultsOf } from './look-at.ts';

/** Called with each state a wall is seen in, and what is wrong there. */
export type Seen = (what: string, page: Page, faults: readonly string[]) => Promise<void>;

/** A wall from its pairing to the loss of its link; the system is dead afterwards. */
export async function walkWall(
  system: System,
  browser: Browser,
  locale: 'zh-CN' | 'en-GB',
  seen: Seen,
): Promise<void> {
  const { page, context } = await openWindow(browser, { screen: 'wall', locale });
  const look = async (state: string) =>
    seen(`wall ${state}, ${locale}`, page, await faultsOf(page));
  await page.goto(`${system.url}/wallboard`);
  const code = page.getByRole('status', { name: /(配对码|Pairing code|code) \d{6}/i });
  await code.waitFor();
  await look('pairing');
  await approve(system, (await code.getAttribute('aria-label')) ?? '');
  await page.locator('footer').waitFor();
  await page.waitForTimeout(1_500);
  await look('as it is');
  await flood(system);
  await page
    .getByText(/告警泛滥|flood/i)
    .first()
    .waitFor({ timeout: 20_000 });
  await look('in a flood');
  await system.kill();
  await page
    .getByText(/连接中断|Link lost/)
    .first()
    .waitFor({ timeout: 60_000 });
  await look('with its link lost');
  await context.close();
}

/** An administrator types the six digits of a wall. */
export async function approve(system: Pick<System, 'url'>, label: string): Promise<void> {
  const admin = await signIn(system, 'admin');
  const { campuses } = await admin.ask<{ campuses: { id: string }[] }>('{ campuses { id } }');
  await admin.act(
    'approveWallDevice',
    {
      code: /\d{6}/.exec(label)![0],
      name: 'Proof',
      campusId: campuses[0]!.id,
      layout: 'overview',
    },
    'id',
  );
  admin.leave();
}

/** More than ten alarms at once: every pressure and temperature far outside its limits. */
async function flood(system: System): Promise<void> {
  const admin = await signIn(system, 'admin');
  const { points } = await admin.ask<{ points: { nodes: { code: string; quantity: string }[] } }>(
    '{ points(first: 200) { nodes { code quantity } } }',
  );
  admin.leave();
  const device = await connectGateway(system.mqttUrl);
  const start = Date.now() - 8 * 60_000; // long enough for every on-delay
  for (const { code, quantity } of points.nodes)
    if (/PRESSURE|TEMPERATURE/.test(quantity))
      for (let minute = 0; minute <= 8; minute += 1)
        await device.publish(
          code,
          reading(quantity === 'TEMPERATURE' ? 38 : 0.2, new Date(start + minute * 60_000)),
        );
  await device.leave();
}
