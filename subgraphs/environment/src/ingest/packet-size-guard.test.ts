import { expect, it } from 'vitest';
import { PacketSizeGuard } from './packet-size-guard.ts';

/** A PUBLISH packet's fixed header and that many bytes. */
function packet(length: number): Buffer {
  const header = [0x30];
  let rest = length;
  do {
    header.push((rest % 128) | (rest >= 128 ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.concat([Buffer.from(header), Buffer.alloc(length, 0xff)]);
}

it.each([1, 3, 7, 1_000])('follows packets of all sizes in chunks of %i bytes', (size) => {
  const guard = new PacketSizeGuard(70_000);
  const bytes = Buffer.concat([0, 1, 127, 128, 16_384, 70_000, 0, 5].map(packet));
  for (let at = 0; at < bytes.length; at += size)
    expect(guard.accepts(bytes.subarray(at, at + size))).toBe(true);
});

it('refuses a larger packet at its header, before its body', () => {
  const guard = new PacketSizeGuard(1_000);
  expect(guard.accepts(packet(1_000))).toBe(true);
  expect(guard.accepts(packet(1_001).subarray(0, 3))).toBe(false);
});

it('refuses a length that no packet can have', () => {
  expect(new PacketSizeGuard(2 ** 30).accepts(Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff]))).toBe(
    false,
  );
});
