import { beforeEach, describe, expect, it } from 'vitest';
import { allowedOrigin, dropOverride, readOverrides } from './override.ts';

function memory(): Storage {
  const values = new Map<string, string>();
  return {
    length: 0,
    clear: () => values.clear(),
    key: () => null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

let storage: Storage;
beforeEach(() => {
  storage = memory();
});
const local = 'http://localhost:4100/mf-manifest.json';

describe("a developer's build in the running product", () => {
  it('is kept for the tab and taken away by its name', () => {
    expect(readOverrides(`?mf=maintenance@${local}`, storage)).toEqual({ maintenance: local });
    expect(readOverrides('', storage)).toEqual({ maintenance: local });
    dropOverride('maintenance', storage);
    expect(readOverrides('', storage)).toEqual({});
  });

  it.each([
    'https://evil.example/mf-manifest.json',
    'http://localhost.evil.example/x.json',
    'http://evil.example/#http://localhost',
    'http://localhost@evil.example/x.json',
    'javascript:alert(1)',
    'data:text/javascript,1',
    '//localhost/x.json',
  ])('is never loaded from %s', (url) => {
    expect(allowedOrigin(url)).toBe(false);
    expect(readOverrides(`?mf=maintenance@${encodeURIComponent(url)}`, storage)).toEqual({});
  });
});
