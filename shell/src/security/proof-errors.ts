import type { GraphFailure } from '@houqin/ui-kit/graph';
import { t } from '../messages.ts';

/** What is wrong, beside the field it is about. */
export interface ProofErrors {
  readonly password?: string;
  readonly code?: string;
  readonly whole?: string;
}

/** Where the server's refusal of password and code belongs. */
export function proofErrors(failure: GraphFailure): ProofErrors {
  if (failure.code === 'UNAUTHENTICATED' && failure.details['reason'] === 'CREDENTIALS')
    return { password: t('password.wrong') };
  if (failure.code === 'TOTP_REFUSED' || failure.code === 'TOTP_REQUIRED')
    return { code: failure.message };
  return { whole: failure.message };
}
