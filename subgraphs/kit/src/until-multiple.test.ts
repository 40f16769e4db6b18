import { expect, it } from 'vitest';
import { untilMultiple } from './until-multiple.ts';

it.each([0, 1, 4.9, 5.1, 12])(
  'answers no earlier than the next multiple, %s ms after the beginning',
  async (after) => {
    const startedAt = performance.now() - after;
    const next = Math.ceil(after / 5) * 5;
    await untilMultiple(startedAt, 5);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(next);
  },
);
