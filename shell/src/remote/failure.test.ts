import { expect, it } from 'vitest';
import { RemoteError, remoteFailure } from './failure.ts';

const at = new Date(2026, 10, 23, 9, 22).getTime();

it('gives the same fault the same number, with its minute behind', () => {
  const one = remoteFailure('energy', '1.19.0', new Error('boom'), 'broken', at);
  const two = remoteFailure('energy', '1.19.0', new Error('boom'), 'broken', at + 60_000);
  expect(one.number).toMatch(/^SH-[0-9A-F]{4}-0922$/);
  expect(two.number.slice(0, 7)).toBe(one.number.slice(0, 7));
  expect(remoteFailure('energy', '1.19.0', new Error('other'), 'broken', at).number).not.toBe(
    one.number,
  );
});

it('takes the cause from where it arose, else from where it was caught', () => {
  expect(remoteFailure('a', '1', new RemoteError('timeout', 'x'), 'broken').cause).toBe('timeout');
  expect(remoteFailure('a', '1', 'a string', 'crash')).toMatchObject({
    cause: 'crash',
    detail: 'a string',
  });
});
