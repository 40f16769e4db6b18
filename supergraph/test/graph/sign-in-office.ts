import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { AccessDirectory } from '@houqin/kit/access';
import { systemClock } from '@houqin/kit/clock';
import type { ProcessEnvironment } from '@houqin/kit/runtime';
import { TokenVerifier } from '@houqin/kit/token';
import { tokenSignIn, type SignInPolicy } from '../../src/gateway/sign-in.ts';

/** Issues tokens and announces access as identity does, with the kit's verifier and directory. */
export class SignInOffice {
  readonly directory = new AccessDirectory();
  readonly policy: SignInPolicy;
  readonly #key: KeyObject;
  readonly #epochs = new Map<string, number>();

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.#key = privateKey;
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'test' };
    const keys = { keys: () => Promise.resolve([jwk as never]) };
    const environment = { access: this.directory } as ProcessEnvironment;
    this.policy = tokenSignIn(environment, new TokenVerifier(keys, systemClock));
  }

  /** Announces what a subject may do; each time raises the epoch, so older tokens are stale. */
  grant(subjectId: string, ...permissions: string[]): void {
    const epoch = (this.#epochs.get(subjectId) ?? 0) + 1;
    this.#epochs.set(subjectId, epoch);
    this.directory.apply({
      type: 'identity.access.changed',
      payload: {
        ...{ subjectId, kind: 'user', name: subjectId, epoch, disabled: false },
        ...{ departmentId: null, campusIds: [], partyId: null },
        grants: permissions.map((permission) => ({ permission, level: 'ALL' })),
      },
    });
  }

  revoke(sessionId: string): void {
    this.directory.apply({ type: 'identity.session.revoked', payload: { sessionId } });
  }

  token(subjectId: string, { sessionId = `${subjectId}-session`, seconds = 600 } = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const head = part({ alg: 'EdDSA', kid: 'test' });
    const body = part({
      ...{ iss: 'houqin', aud: 'houqin', sub: subjectId, sid: sessionId },
      ...{ iat: now, exp: now + seconds, epoch: this.#epochs.get(subjectId) ?? 0 },
      jti: Math.random(),
    });
    const signature = sign(null, Buffer.from(`${head}.${body}`), this.#key).toString('base64url');
    return `${head}.${body}.${signature}`;
  }
}
