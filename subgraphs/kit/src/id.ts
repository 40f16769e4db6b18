import { createHash, randomBytes } from 'node:crypto';

// Crockford base 32: sorts as text in the order of its values.
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomDigits = 16; // 80 bits

interface Generator {
  time: number;
  random: number[];
}

const live: Generator = { time: -1, random: [] };
const dated: Generator = { time: -1, random: [] };

/**
 * A new ULID, 26 characters. Without an instant, ids of this process only grow, also within one
 * millisecond and when the clock steps back. With one (demo history), the id carries that instant
 * and grows only among successive calls for the same millisecond.
 */
export function ulid(at?: Date): string {
  if (!at) return next(live, Math.max(Date.now(), live.time));
  return next(dated, at.getTime());
}

/** The same key gives the same id on every machine: 16 digits of the key's SHA-256, 2020-01-01. */
export function demoId(key: string): string {
  const hash = createHash('sha256').update(key).digest();
  return encodeTime(demoTime) + text([...hash.subarray(0, randomDigits)].map((byte) => byte & 31));
}

/** The instant an id carries. */
export function instantOf(id: string): Date {
  let value = 0;
  for (const digit of id.slice(0, 10)) value = value * 32 + digits.indexOf(digit);
  return new Date(value);
}

const demoTime = Date.UTC(2020, 0, 1);

function next(generator: Generator, time: number): string {
  if (time === generator.time) increment(generator.random);
  else {
    generator.time = time;
    generator.random = [...randomBytes(randomDigits)].map((byte) => byte & 31);
    generator.random[0]! &= 15; // room to count: 2^79 steps before a carry could be lost
  }
  return encodeTime(time) + text(generator.random);
}

function increment(random: number[]): void {
  for (let i = random.length - 1; i >= 0; i--) {
    if (random[i]! < 31) {
      random[i]! += 1;
      return;
    }
    random[i] = 0;
  }
}

function encodeTime(time: number): string {
  let rest = time;
  let encoded = '';
  for (let i = 0; i < 10; i++) {
    encoded = digits[rest % 32]! + encoded;
    rest = Math.floor(rest / 32);
  }
  return encoded;
}

const text = (values: readonly number[]) => values.map((value) => digits[value]).join('');
