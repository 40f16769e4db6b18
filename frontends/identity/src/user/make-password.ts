/** Letters and digits that nobody confuses when reading them out: no 0 O o, 1 l I. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for one hand-over: four groups of four, 79 bits, from the browser's own source. */
export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, pick).join('');
  return Array.from({ length: 4 }, group).join('-');
}

function pick(): string {
  // Bytes beyond the last whole round are thrown away: every letter is equally likely.
  const limit = 256 - (256 % letters.length);
  const byte = new Uint8Array(1);
  do crypto.getRandomValues(byte);
  while (byte[0]! >= limit);
  return letters[byte[0]! % letters.length]!;
}
