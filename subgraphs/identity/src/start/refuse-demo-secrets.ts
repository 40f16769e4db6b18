import type { Context } from '@houqin/kit/context';
import { SettingError, type Settings } from '@houqin/kit/settings';
import { Subject } from '../access/subject.entity.ts';

/**
 * Outside a demo, no account may have the password of the README. They could not sign in, but data
 * that once were a demo are not what a hospital should go on with unaware.
 * @throws SettingError
 */
export async function refuseDemoSecrets(
  ctx: Context,
  { demo }: Pick<Settings, 'demo'>,
): Promise<void> {
  if (demo !== 'none') return;
  const subjects = await ctx.em.fork().find(Subject, { demo: true, disabled: false });
  if (subjects.length === 0) return;
  const names = subjects.slice(0, 3).map(({ name }) => name);
  throw new SettingError(
    'DEMO',
    'none',
    `these data hold ${subjects.length} accounts with the demo password (${names.join(', ')}, …); give them passwords or disable them while DEMO is on, or begin with other data`,
  );
}
