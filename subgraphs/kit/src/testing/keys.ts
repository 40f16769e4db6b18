import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeySource } from '../token.ts';

export interface TestKeys extends KeySource {
  /** A token as identity would issue it; `lifetime` in seconds, 900 unless given. */
  token(claims: {
    readonly subjectId: string;
    readonly sessionId?: string;
    readonly epoch: number;
    readonly lifetime?: number;
    readonly now?: Date;
  }): string;
}

/** A key of the test's own, and tokens signed with it. */
export function testKeys(): TestKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const kid = 'test-key';
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    keys: () => Promise.resolve([{ ...publicKey.export({ format: 'jwk' }), kid }] as never),
    token({ subjectId, sessionId, epoch, lifetime = 900, now = new Date() }) {
      const iat = Math.floor(now.getTime() / 1000);
      const claims = {
        ...{ iss: 'houqin', aud: 'houqin', sub: subjectId, sid: sessionId, epoch },
        ...{ iat, nbf: iat, exp: iat + lifetime },
      };
      const text = `${part({ alg: 'EdDSA', kid })}.${part(claims)}`;
      return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
    },
  };
}
