import { describe, expect, it } from 'vitest';
import { fillPath, matchPath } from './route.ts';

describe('paths', () => {
  it('take the parameters out of a path that fits', () => {
    expect(matchPath('/orders/:id', '/orders/01J')).toEqual({ id: '01J' });
    expect(matchPath('/rooms/:number/points/:code', '/rooms/A%2F1/points/x')).toEqual({
      number: 'A/1',
      code: 'x',
    });
  });

  it('do not fit longer, shorter or other paths', () => {
    expect(matchPath('/orders/:id', '/orders')).toBeNull();
    expect(matchPath('/orders/:id', '/orders/1/2')).toBeNull();
    expect(matchPath('/orders', '/order')).toBeNull();
  });

  it('take the rest with a star', () => {
    expect(matchPath('/wallboard/*', '/wallboard/a/b')).toEqual({ rest: 'a/b' });
    expect(matchPath('/wallboard/*', '/wallboard')).toEqual({ rest: '' });
  });

  it('are filled with encoded values', () => {
    expect(fillPath('/rooms/:id', { id: 'A/1' })).toBe('/rooms/A%2F1');
  });
});
