import { describe, expect, it } from 'vitest';
import { parsePayload } from './parse-payload.ts';
import { cut, isRefusal } from './refusal.ts';
import { pointOfTopic } from './topic.ts';

const t = '2026-11-23T02:13:06.250+08:00';
const parse = (text: string) => parsePayload(Buffer.from(text));
const reasons = (text: string) =>
  parse(text).map((one) => (isRefusal(one) ? one.reason : 'accepted'));

describe('a payload', () => {
  it('is one reading or a list, with an optional unit', () => {
    expect(parse(`{"t":"${t}","v":1.5}`)).toMatchObject([
      { at: Date.parse('2026-11-22T18:13:06.250Z'), value: 1.5, unit: null },
    ]);
    expect(parse(`[{"t":"${t}","v":-3,"u":"[degF]"},{"t":"${t}","v":4e0}]`)).toMatchObject([
      { value: -3, unit: '[degF]' },
      { value: 4, unit: null },
    ]);
  });

  it.each([
    ['', 'MALFORMED'],
    ['hello', 'MALFORMED'],
    ['{"t":"2026-11-23T02:13:06Z","v":1', 'MALFORMED'],
    ['[]', 'MALFORMED'],
    ['null', 'MALFORMED'],
    ['17', 'MALFORMED'],
    ['[[1]]', 'MALFORMED'],
    ['{"v":1}', 'MALFORMED'],
    [`{"t":"${t}"}`, 'MALFORMED'],
    [`{"t":"${t}","v":NaN}`, 'NOT_A_NUMBER'],
    [`{"t":"${t}","v":-Infinity}`, 'NOT_A_NUMBER'],
    [`{"t":"${t}","v":1e999}`, 'NOT_A_NUMBER'],
    [`{"t":"${t}","v":"5"}`, 'NOT_A_NUMBER'],
    [`{"t":"${t}","v":null}`, 'NOT_A_NUMBER'],
    ['{"t":"yesterday","v":1}', 'BAD_INSTANT'],
    ['{"t":"2026-11-23T02:13:06","v":1}', 'BAD_INSTANT'],
    ['{"t":"2026-02-30T02:13:06Z","v":1}', 'BAD_INSTANT'],
    ['{"t":"2026-13-01T02:13:06Z","v":1}', 'BAD_INSTANT'],
    ['{"t":1764000000000,"v":1}', 'BAD_INSTANT'],
    [`{"t":"${t}","v":1,"u":5}`, 'UNIT_UNKNOWN'],
    [`"${'x'.repeat(300_000)}"`, 'TOO_LARGE'],
    [`[${'1,'.repeat(20_000)}1]`, 'TOO_LARGE'],
  ])('%.60s is refused as %s', (text, reason) => {
    expect(reasons(text)).toEqual([reason]);
  });

  it('loses no good row to a bad one', () => {
    expect(reasons(`[{"t":"${t}","v":1},{"t":"${t}","v":"x"},7,{"t":"${t}","v":2}]`)).toEqual([
      'accepted',
      'NOT_A_NUMBER',
      'MALFORMED',
      'accepted',
    ]);
  });

  it('is no way into an object of ours', () => {
    expect(reasons(`{"__proto__":{"t":"${t}","v":1}}`)).toEqual(['MALFORMED']);
    expect(reasons('\u0000\u0001\u0002')).toEqual(['MALFORMED']);
  });
});

it('keeps at most 4 kB of what it refuses, whole characters, without NUL', () => {
  const text = cut(`\u0000${'压'.repeat(5_000)}`);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_096);
  expect(text.startsWith('\u2400压')).toBe(true);
  expect(text).not.toContain('\uFFFD');
});

it.each([
  ['houqin/points/or07-pressure', 'or07-pressure'],
  ['houqin/points/', null],
  ['houqin/points/a/b', null],
  ['houqin/points/OR07', null],
  ['houqin/points/..', null],
  ['houqin/point/or07', null],
  ['other', null],
])('topic %s speaks of %s', (topic, code) => {
  expect(pointOfTopic(topic)).toBe(code);
});
