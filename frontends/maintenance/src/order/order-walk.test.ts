import { beforeEach, describe, expect, it } from 'vitest';
import { rememberWalk, walkFrom } from './order-walk.ts';

const kept = new Map<string, string>();
const memory = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, text: string) => void kept.set(name, text),
};

describe('previous and next order', () => {
  beforeEach(() => kept.clear());

  it('follows the list the order was opened from', () => {
    rememberWalk(['a', 'b', 'c'], memory);
    expect(walkFrom('b', memory)).toEqual({ at: 2, of: 3, previous: 'a', next: 'c' });
    expect(walkFrom('a', memory)?.previous).toBeNull();
    expect(walkFrom('c', memory)?.next).toBeNull();
  });

  it('is nowhere when the order came from elsewhere or the list is unreadable', () => {
    expect(walkFrom('a', memory)).toBeNull();
    rememberWalk(['b'], memory);
    expect(walkFrom('a', memory)).toBeNull();
    memory.setItem('houqin.maintenance.walk', '{');
    expect(walkFrom('a', memory)).toBeNull();
  });
});
