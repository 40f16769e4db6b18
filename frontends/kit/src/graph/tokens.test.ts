import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Tokens, type Access } from './tokens.ts';

const access = (token: string, minutes = 10): Access => ({
  token,
  expiresAt: Date.now() + minutes * 60_000,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the access token of a page', () => {
  it('is renewed once for everybody who asks at the same time', async () => {
    const refresh = vi.fn(() => Promise.resolve(access('b')));
    const tokens = new Tokens({ refresh });
    const answers = await Promise.all([tokens.renew(), tokens.renew(), tokens.renew()]);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(new Set(answers.map((answer) => answer?.token))).toEqual(new Set(['b']));
  });

  it('asks again after the first renewal is done', async () => {
    const refresh = vi.fn(() => Promise.resolve(access('b')));
    const tokens = new Tokens({ refresh });
    await tokens.renew();
    await tokens.renew();
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('is renewed by itself a minute before its end', async () => {
    const refresh = vi.fn(() => Promise.resolve(access('b')));
    const tokens = new Tokens({ refresh });
    tokens.set(access('a', 10));
    await vi.advanceTimersByTimeAsync(8.9 * 60_000);
    expect(refresh).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(0.2 * 60_000);
    expect(tokens.current?.token).toBe('b');
  });

  it('is not sent when it has ended: a new one is fetched first', async () => {
    const tokens = new Tokens({ refresh: () => Promise.resolve(access('b')) });
    tokens.set({ token: 'a', expiresAt: Date.now() - 1 });
    expect(await tokens.get()).toBe('b');
  });

  it('goes when the session is over, and stays when the server was not reached', async () => {
    let answer: () => Promise<Access | null> = () => Promise.reject(new Error('no network'));
    const tokens = new Tokens({ refresh: () => answer() });
    const heard: (string | null)[] = [];
    tokens.onChange((next) => void heard.push(next?.token ?? null));
    tokens.set(access('a'));
    await expect(tokens.renew()).rejects.toThrow('no network');
    expect(tokens.current?.token).toBe('a');
    answer = () => Promise.resolve(null);
    await tokens.renew();
    expect(tokens.current).toBeNull();
    expect(heard).toEqual(['a', null]);
  });

  it('takes turns with other tabs', async () => {
    const order: string[] = [];
    const exclusive = async <T>(task: () => Promise<T>) => {
      order.push('wait');
      const result = await task();
      order.push('free');
      return result;
    };
    const refresh = () => {
      order.push('refresh');
      return Promise.resolve(access('b'));
    };
    await new Tokens({ exclusive, refresh }).renew();
    expect(order).toEqual(['wait', 'refresh', 'free']);
  });
});
