import { expect, it } from 'vitest';
import { makePassword } from './make-password.ts';

it('makes a password that can be read out and is another each time', () => {
  const made = Array.from({ length: 50 }, makePassword);
  for (const password of made)
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  expect(new Set(made).size).toBe(made.length);
});
