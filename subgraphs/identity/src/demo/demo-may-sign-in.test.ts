import { expect, it } from 'vitest';
import { demoMaySignIn } from './demo-may-sign-in.ts';

it.each([
  ['tiny', '127.0.0.1', undefined, true],
  ['demo', 'localhost', undefined, true],
  ['tiny', '::1', undefined, true],
  ['tiny', '127.8.9.1', undefined, true],
  ['none', '127.0.0.1', 'yes', false],
  ['tiny', '0.0.0.0', undefined, false],
  ['tiny', '10.1.2.3', undefined, false],
  ['tiny', '127.0.0.1.example.org', undefined, false],
  ['tiny', '0.0.0.0', 'yes', true],
  ['tiny', '0.0.0.0', 'true', false],
] as const)('DEMO=%s HOST=%s HOUQIN_DEMO_ANYWHERE=%s: %s', (demo, host, anywhere, may) => {
  expect(demoMaySignIn({ demo, host }, anywhere)).toBe(may);
});
