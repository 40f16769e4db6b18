/**
 * Follows the packets of one MQTT connection by their fixed headers (MQTT 3.1.1 §2.2), to notice a
 * packet that is too large before the broker's parser has collected all of it in memory.
 */
export class PacketSizeGuard {
  readonly #limit: number;
  /** Bytes of the present packet still to come; null while its header is read. */
  #remaining: number | null = null;
  #lengthBytes = 0;
  #length = 0;
  #headerRead = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns false once a packet larger than the limit, or no MQTT at all, has begun */
  accepts(chunk: Buffer): boolean {
    for (let index = 0; index < chunk.length;) {
      if (this.#remaining !== null) {
        const taken = Math.min(this.#remaining, chunk.length - index);
        this.#remaining -= taken;
        index += taken;
        if (this.#remaining === 0) this.#remaining = null;
        continue;
      }
      if (!this.#header(chunk[index]!)) return false;
      index += 1;
    }
    return true;
  }

  #header(byte: number): boolean {
    if (!this.#headerRead) {
      this.#headerRead = true;
      return true;
    }
    this.#length += (byte & 0x7f) * 2 ** (7 * this.#lengthBytes);
    this.#lengthBytes += 1;
    if (this.#length > this.#limit) return false;
    if (byte & 0x80) return this.#lengthBytes < 4;
    this.#remaining = this.#length === 0 ? null : this.#length;
    this.#headerRead = false;
    this.#length = 0;
    this.#lengthBytes = 0;
    return true;
  }
}
