import { expect, it } from 'vitest';
import { InFlight } from './in-flight.ts';

function counted() {
  let asked = 0;
  const waiting: ((text: string) => void)[] = [];
  return {
    ask: () => {
      asked += 1;
      return new Promise<string>((resolve) => waiting.push(resolve));
    },
    answer: (text: string) => waiting.splice(0).forEach((resolve) => resolve(text)),
    asked: () => asked,
  };
}

it('asks once for all who ask the same, and again for who comes later', async () => {
  const calls = new InFlight<string>();
  const { ask, answer, asked } = counted();
  const all = [calls.share('a', ask), calls.share('a', ask), calls.share('b', ask)];
  expect(asked()).toBe(2);
  answer('now');
  expect(await Promise.all(all)).toEqual(['now', 'now', 'now']);
  void calls.share('a', ask);
  expect(asked()).toBe(3);
});

it('shares a failure with who waited for it, and with nobody else', async () => {
  const calls = new InFlight<string>();
  const fails = () => Promise.reject(new Error('down'));
  await expect(calls.share('a', fails)).rejects.toThrow('down');
  await expect(calls.share('a', () => Promise.resolve('up'))).resolves.toBe('up');
});

it('tells nobody what was read before something was written', async () => {
  const calls = new InFlight<string>();
  const before = counted();
  const old = calls.share('a', before.ask);
  calls.wrote();
  const fresh = calls.share('a', () => Promise.resolve('new'));
  before.answer('old');
  expect(await Promise.all([old, fresh])).toEqual(['old', 'new']);
  // The old one's end does not forget the new one.
  expect(before.asked()).toBe(1);
});
