import { graphql, toFailure } from '@houqin/ui-kit/graph';
import { createGraphClient, Tokens, type Access } from '@houqin/ui-kit/graph-client';
import type { GraphClient } from '@houqin/ui-kit/graph';
import { forgetDeviceKey, keepDeviceKey, readDeviceKey, type DeviceKey } from './device-key.ts';

const RequestPairing = graphql(`
  mutation RequestPairing($input: RequestPairingInput!) {
    requestPairing(input: $input) {
      deviceId
      code
      deviceSecret
      expiresAt
    }
  }
`);
const ClaimPairing = graphql(`
  mutation ClaimPairing($input: ClaimPairingInput!) {
    claimPairing(input: $input) {
      accessToken
      expiresAt
      deviceSecret
    }
  }
`);

/** A code on the wall and until when it may be entered, in milliseconds of the server's clock. */
export interface Offer {
  readonly code: string;
  readonly deviceId: string;
  readonly offeredAt: number;
  readonly expiresAt: number;
}

const pollMs = 2_000; // an administrator types the code and looks up: this feels immediate
const retryMs = 10_000;

/**
 * The identity of this display: none, then a pairing code, then a device key that gets access
 * tokens for as long as nobody revokes it. A revoked key leads back to pairing, never to sign-in.
 */
export class DeviceSession {
  readonly graph: GraphClient;
  offer = $state.raw<Offer | null>(null);
  /** True once a token was given; stays true while the link is down. */
  paired = $state(false);
  /** When the server is asked again after it did not answer; null while it does. */
  retryAt = $state<number | null>(null);
  /**
   * Asks for codes and tokens, without a token itself: the graph's own client would wait for the
   * very token that is being fetched, for ever once the old one has ended.
   */
  readonly #door: GraphClient;
  readonly #tokens: Tokens;
  readonly #storage: Storage;
  readonly #name: () => string;
  #key: DeviceKey | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(options: {
    url: string;
    storage: Storage;
    language: () => string;
    name: () => string;
  }) {
    this.#storage = options.storage;
    this.#name = options.name;
    this.#key = readDeviceKey(options.storage);
    this.#tokens = new Tokens({
      refresh: () => this.#claim(),
      now: () => this.now(),
    });
    this.#door = createGraphClient({
      url: () => options.url,
      tokens: new Tokens({ refresh: () => Promise.resolve(null) }),
      language: options.language,
    });
    this.graph = createGraphClient({
      url: () => options.url,
      tokens: this.#tokens,
      language: options.language,
      onSignedOut: () => this.#unpaired(),
    });
  }

  /** The server's time, in milliseconds. */
  now(): number {
    return this.#door.serverNow();
  }

  start(): void {
    void this.#step();
  }

  stop(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  async #step(): Promise<void> {
    try {
      if (!this.#key || (this.offer && this.offer.expiresAt <= this.now())) await this.#request();
      const access = await this.#claim();
      this.retryAt = null;
      if (access) {
        this.#tokens.set(access);
        this.offer = null;
        this.paired = true;
        return;
      }
      // A key that was kept but is refused, without a code on the wall: it was revoked.
      if (!this.offer) this.#key = null;
      this.#later(this.offer ? pollMs : 0);
    } catch {
      this.retryAt = Date.now() + retryMs;
      this.#later(retryMs);
    }
  }

  #later(ms: number): void {
    if (this.#ended) return;
    this.#timer = setTimeout(() => void this.#step(), ms);
  }

  async #request(): Promise<void> {
    const { requestPairing } = await this.#door.mutate(
      RequestPairing,
      { input: { name: this.#name() } },
      { idempotencyKey: null },
    );
    const { deviceId, deviceSecret, code, expiresAt } = requestPairing;
    this.#key = { deviceId, deviceSecret };
    keepDeviceKey(this.#storage, this.#key);
    this.offer = {
      code,
      deviceId,
      offeredAt: this.now(),
      expiresAt: Date.parse(expiresAt),
    };
  }

  /** A token for the key at hand; null while nobody approved it, or after it was revoked. */
  async #claim(): Promise<Access | null> {
    if (!this.#key) return null;
    try {
      const { claimPairing } = await this.#door.mutate(
        ClaimPairing,
        { input: this.#key },
        { idempotencyKey: null },
      );
      // The next key, once a day: from now on this one is shown, and the old one ends.
      if (claimPairing?.deviceSecret) {
        this.#key = { ...this.#key, deviceSecret: claimPairing.deviceSecret };
        keepDeviceKey(this.#storage, this.#key);
      }
      return claimPairing
        ? { token: claimPairing.accessToken, expiresAt: Date.parse(claimPairing.expiresAt) }
        : null;
    } catch (error) {
      // A refused key is an answer; only an absent answer is tried again.
      if (toFailure(error).code === 'UNAUTHENTICATED') return null;
      throw error;
    }
  }

  #unpaired(): void {
    forgetDeviceKey(this.#storage);
    this.#key = null;
    this.paired = false;
    this.#later(0);
  }
}
