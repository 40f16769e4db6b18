import { describe, expect, it } from 'vitest';
import { isUnverified, plainEdition } from './edition.ts';

describe('edition of a source', () => {
  it('takes the mark of an unchecked number off and knows that it was there', () => {
    expect(plainEdition('2017 [K]')).toBe('2017');
    expect(isUnverified('2017 [K]')).toBe(true);
  });

  it('leaves an edition that somebody wrote alone', () => {
    expect(plainEdition('2013')).toBe('2013');
    expect(isUnverified('2013')).toBe(false);
  });
});
