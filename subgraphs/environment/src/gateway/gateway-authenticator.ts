import type { WatchedGateway, WatchedPoints } from '../point/watched-points.ts';
import { proofOf, verifySecret } from './gateway-secret.ts';

/** Proven pairs remembered at most; a device proves itself again after that. */
const remembered = 10_000;

/**
 * Tells gateways by code and secret. A proven pair is remembered with the hash it was proven
 * against, so that each HTTP delivery does not cost a key derivation and a changed secret counts
 * at once.
 */
export class GatewayAuthenticator {
  readonly #points: () => WatchedPoints;
  readonly #proven = new Map<string, string>();

  constructor(points: () => WatchedPoints) {
    this.#points = points;
  }

  /** The active gateway of this code, when the secret is its own; null otherwise. */
  async authenticate(code: string, secret: string): Promise<WatchedGateway | null> {
    const gateway = this.#points().gateways.get(code);
    if (!gateway) {
      // As long as for a known one, so that codes cannot be found out by the clock.
      await verifySecret(secret, absent);
      return null;
    }
    const proof = proofOf(code, secret);
    if (this.#proven.get(proof) !== gateway.secretHash) {
      if (!(await verifySecret(secret, gateway.secretHash))) return null;
      if (this.#proven.size >= remembered) this.#proven.clear();
      this.#proven.set(proof, gateway.secretHash);
    }
    return gateway.state === 'ACTIVE' ? gateway : null;
  }

  /** The gateway as it is now; null when it may no longer deliver. */
  active(code: string): WatchedGateway | null {
    const gateway = this.#points().gateways.get(code);
    return gateway?.state === 'ACTIVE' ? gateway : null;
  }
}

/** A hash that no secret has. */
const absent = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;
