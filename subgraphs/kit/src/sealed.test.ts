import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { sealWith } from './sealed.ts';

const keys = new Map([
  ['K1', randomBytes(32)],
  ['K2', randomBytes(32)],
]);
const { seal, unseal } = sealWith('K2', keys);

it('gives back what was sealed, and never the same text twice', () => {
  const [one, two] = [seal('row-1', 'whsec_密'), seal('row-1', 'whsec_密')];
  expect(one).not.toBe(two);
  expect(one).not.toContain('whsec');
  expect(unseal('row-1', one)).toBe('whsec_密');
  expect(sealWith('K1', keys).unseal('row-1', one)).toBe('whsec_密');
});

it.each([
  ['for another row', (sealed: string) => unseal('row-2', sealed)],
  ['without its key', (sealed: string) => sealWith('K1', new Map()).unseal('row-1', sealed)],
  ['with a key renamed', (sealed: string) => unseal('row-1', sealed.replace('K2', 'K1'))],
  ['cut short', (sealed: string) => unseal('row-1', sealed.slice(0, -4))],
  ['that is none', () => unseal('row-1', 'plain')],
])('does not open one %s, and says nothing of it', (_, open) => {
  expect(() => open(seal('row-1', 'hunter2'))).toThrow(/^(?!.*hunter2).*$/);
});
