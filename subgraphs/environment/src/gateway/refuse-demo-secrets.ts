import type { SubgraphRuntime } from '@houqin/kit/runtime';
import { SettingError } from '@houqin/kit/settings';
import { demoGateway, demoSecret } from '../demo/seed-points.ts';
import { FieldGateway } from './field-gateway.entity.ts';
import { verifySecret } from './gateway-secret.ts';

/**
 * Outside a demo, no field gateway may have the secret of the README: anybody could report readings.
 * @throws SettingError
 */
export async function refuseDemoSecrets(runtime: SubgraphRuntime): Promise<void> {
  if (runtime.process.settings.demo !== 'none') return;
  const em = runtime.systemContext().em.fork();
  const gateway = await em.findOne(FieldGateway, { code: demoGateway });
  if (!gateway || !(await verifySecret(demoSecret, gateway.secretHash))) return;
  throw new SettingError(
    'DEMO',
    'none',
    `in these data the field gateway ${demoGateway} has the demo secret; give it another while DEMO is on, or begin with other data`,
  );
}
