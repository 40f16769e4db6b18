import { isLoopback } from '@houqin/kit/loopback';
import type { Settings } from '@houqin/kit/settings';

/**
 * Whether accounts with the well-known demo password may sign in: with `DEMO` on, and only on a
 * loopback address unless the operator says `HOUQIN_DEMO_ANYWHERE=yes` (design §4).
 */
export function demoMaySignIn(
  { demo, host }: Pick<Settings, 'demo' | 'host'>,
  anywhere: string | undefined = process.env['HOUQIN_DEMO_ANYWHERE'],
): boolean {
  return demo !== 'none' && (isLoopback(host) || anywhere === 'yes');
}
