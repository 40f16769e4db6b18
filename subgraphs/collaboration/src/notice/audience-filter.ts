import { createHash } from 'node:crypto';

/*
 * A Bloom filter: a few thousand people in a few kilobytes, which every event of a notice can carry
 * (decision 0078). B. H. Bloom, Space/time trade-offs in hash coding, CACM 13 (1970).
 */

/** 10 bits a person and 7 places each: somebody else is taken for one of them in 1 of 120 cases. */
const bitsPerPerson = 10;
const places = 7;

/** The filter of these people, as text. */
export function audienceFilter(personIds: readonly string[]): string {
  const bytes = Buffer.alloc(Math.max(8, Math.ceil((personIds.length * bitsPerPerson) / 8)));
  for (const id of personIds)
    for (const bit of bitsOf(id, bytes.length * 8)) bytes[bit >> 3]! |= 1 << (bit & 7);
  return bytes.toString('base64');
}

/** True for everybody of the audience, and by chance for a few others. */
export function mayBelong(filter: string | null | undefined, personId: string): boolean {
  if (!filter) return false;
  const bytes = Buffer.from(filter, 'base64');
  return bitsOf(personId, bytes.length * 8).every((bit) => (bytes[bit >> 3]! >> (bit & 7)) & 1);
}

function bitsOf(id: string, size: number): number[] {
  const hash = createHash('sha256').update(id).digest();
  const [first, step] = [hash.readUInt32LE(0), (hash.readUInt32LE(4) | 1) >>> 0];
  return Array.from({ length: places }, (_, place) => (first + place * step) % size);
}
