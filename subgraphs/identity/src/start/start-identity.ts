import { join } from 'node:path';
import { packageRoot } from '@houqin/kit/package-root';
import type { SubgraphRuntime } from '@houqin/kit/runtime';
import { warmUp } from '../credentials/password.ts';
import { oidcOf } from '../oidc/oidc-of.ts';
import { readPermissionFiles } from '../role/read-permission-files.ts';
import { syncConflicts } from '../role/seeded-conflicts.ts';
import { seededRoles } from '../role/seeded-roles.ts';
import { syncPermissions } from '../role/sync-permissions.ts';
import { keyring } from '../token/keyring.ts';
import { keepUsage } from '../usage/keep-usage.ts';
import { firstAdmin } from './first-admin.ts';
import { refuseDemoSecrets } from './refuse-demo-secrets.ts';

/** A process that dies takes no more than the counts of a minute with it. */
const usageEveryMs = 60_000;

/** `rover.yaml` of this repository: it says which domains there are. */
const roverFile = join(packageRoot(import.meta.url), '..', '..', 'rover.yaml');

/**
 * Makes the keys at the first start and brings permissions and default grants up to date.
 * @throws PermissionFilesInvalid, SettingError
 */
export async function startIdentity(runtime: SubgraphRuntime): Promise<() => Promise<void>> {
  await refuseDemoSecrets(runtime.systemContext(), runtime.process.settings);
  // What is set wrong is said at the start, not at the first sign-in.
  oidcOf(runtime);
  const codes = new Set<string>(seededRoles.map(({ code }) => code));
  await syncPermissions(runtime.systemContext(), readPermissionFiles(roverFile, codes));
  await syncConflicts(runtime.systemContext());
  await keyring(runtime.systemContext());
  const made = await firstAdmin(runtime.systemContext(), process.env['HOUQIN_ADMIN_PASSWORD']);
  if (made) runtime.process.log.info('made the account admin; unset HOUQIN_ADMIN_PASSWORD now');
  // The first sign-in waits for it, the start need not.
  const warm = warmUp();
  const keep = () => keepUsage(runtime.systemContext());
  const usage = setInterval(() => void keep(), usageEveryMs).unref();
  return async () => {
    clearInterval(usage);
    await keep();
    await warm;
  };
}
