import { GraphQLError, locatedError } from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  Duplicate,
  Forbidden,
  IllegalTransition,
  NotFound,
  RateLimited,
  ValidationFailed,
  VersionConflict,
} from './errors.ts';
import { formatErrors, sayError, type ErrorAudience } from './error-format.ts';
import { fill, kitMessages } from './messages.ts';

const logged: object[] = [];
const audience = (locale: 'zh' | 'en'): ErrorAudience => ({
  locale,
  traceId: 'trace-1',
  log: { error: (facts: object) => void logged.push(facts) } as never,
});
const say = (error: unknown, locale: 'zh' | 'en' = 'en') =>
  formatErrors([error], audience(locale))[0];

it('says a domain error with code, figures and trace, in the language of the caller', () => {
  const error = new VersionConflict(7);
  expect(say(error, 'en')).toEqual({
    message: 'Somebody changed this first; look at the newest content and try again.',
    extensions: { code: 'VERSION_CONFLICT', current: 7, retryable: false, traceId: 'trace-1' },
  });
  expect(say(error, 'zh')?.message).toBe('他人已先修改，请查看最新内容后再试。');
});

it('fills the text from the details', () => {
  expect(say(new RateLimited(30), 'zh')?.message).toBe('请求过于频繁，请 30 秒后再试。');
  expect(say(new Forbidden('alarm:read'))?.message).toContain('alarm:read');
  expect(say(new IllegalTransition('Order', 'DONE', 'OPEN', []))?.message).toContain('DONE');
});

it('names the field, and takes texts of validation from rules, pairs or as they are', () => {
  const ruled = new ValidationFailed('title', 'too-long', { max: 80 });
  expect(say(ruled, 'zh')).toMatchObject({
    message: '最多 80 个字符。',
    extensions: { field: 'title' },
  });
  const pair = new ValidationFailed('until', { zh: '最长 8 小时', en: 'At most 8 hours' });
  expect(say(pair, 'zh')?.message).toBe('最长 8 小时');
  expect(say(pair, 'en')?.message).toBe('At most 8 hours');
  expect(say(new ValidationFailed('x', 'as it is'))?.message).toBe('as it is');
});

it('never lets details replace code or trace', () => {
  const error = new Duplicate('name', { code: 'OTHER', traceId: 'x', retryable: true });
  expect(say(error)?.extensions).toMatchObject({
    code: 'DUPLICATE',
    traceId: 'trace-1',
    retryable: false,
  });
});

it('turns what nobody foresaw into INTERNAL, logs it and shows nothing of it', () => {
  logged.length = 0;
  const located = locatedError(new Error('secret at /etc/passwd'), undefined, ['alarms', 0]);
  const said = say(located, 'zh');
  expect(said).toEqual({
    message: '系统内部错误，请把编号 trace-1 告诉管理员。',
    path: ['alarms', 0],
    extensions: { code: 'INTERNAL', retryable: true, traceId: 'trace-1' },
  });
  expect(logged).toHaveLength(1);
  expect(JSON.stringify(said)).not.toMatch(/secret|stack/);
});

it('keeps place and code when an error passes several hands', () => {
  const once = sayError(new NotFound('Alarm', 'a1'), audience('en'));
  const located = locatedError(once, undefined, ['alarm']);
  expect(say(located)).toMatchObject({
    path: ['alarm'],
    extensions: { code: 'NOT_FOUND', id: 'a1' },
  });
  expect(sayError(sayError(located, audience('en')), audience('zh')).message).toBe(once.message);
});

it('explains a wrong request, drops stacks of others', () => {
  expect(say(new GraphQLError('Cannot query field "x"'))).toMatchObject({
    message: expect.stringContaining('Cannot query field "x"'),
    extensions: { code: 'BAD_REQUEST' },
  });
  const foreign = new GraphQLError('no', { extensions: { code: 'X', stacktrace: ['at'] } });
  expect(say(foreign)?.extensions).toEqual({ code: 'X', retryable: false, traceId: 'trace-1' });
});

it('has a text in both languages for every code of the kit', () => {
  const source = readFileSync(new URL('./errors.ts', import.meta.url), 'utf8');
  const codes = [...source.matchAll(/readonly code = '(\w+)'/g)].map((match) => match[1] as string);
  expect(codes.length).toBeGreaterThan(10);
  for (const code of codes) {
    expect(kitMessages.zh[code], code).toBeTruthy();
    expect(kitMessages.en[code], code).toBeTruthy();
  }
  expect(Object.keys(kitMessages.zh).sort()).toEqual(Object.keys(kitMessages.en).sort());
});

it('explains every code of the kit in its README, and no others', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const listed = [...readme.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code);
  const codes = Object.keys(kitMessages.en).filter((key) => !key.includes('.'));
  expect(listed.sort()).toEqual(codes.sort());
});

it('fills placeholders once and leaves no hole', () => {
  expect(fill('{a} of {b}{c}', { a: '{b}', b: 2 })).toBe('{b} of 2');
});
