/** Types that people attach, by what the bytes begin with; names prove nothing. */
const signatures: readonly (readonly [type: string, matches: (head: Buffer) => boolean])[] = [
  ['application/pdf', (head) => head.subarray(0, 5).toString('latin1') === '%PDF-'],
  ['image/png', (head) => head.subarray(0, 8).toString('hex') === '89504e470d0a1a0a'],
  ['image/jpeg', (head) => head.subarray(0, 3).toString('hex') === 'ffd8ff'],
  [
    'image/webp',
    (head) =>
      head.subarray(0, 4).toString('latin1') === 'RIFF' &&
      head.subarray(8, 12).toString('latin1') === 'WEBP',
  ],
];

export const fileTypes: readonly string[] = signatures.map(([type]) => type);

/** The media type of a file that begins so; null for none of `fileTypes`. */
export const fileTypeOf = (head: Buffer): string | null =>
  signatures.find(([, matches]) => matches(head))?.[0] ?? null;
