import { describe, expect, it } from 'vitest';
import { checkMessages } from '../testing/check-messages.ts';
import { writable } from '../host/readable.ts';
import type { Locale } from './locale-name.ts';
import { followLocale } from './locale.svelte.ts';
import { inLanguage, messages } from './messages.ts';

const zh = { 'board.title': '调度台', 'board.again': '{minutes} 分钟未接会改派，派给{name}' };
const en = { 'board.title': 'Dispatch', 'board.again': 'Offered again in {minutes} min to {name}' };

describe('messages', () => {
  it('follow the language of the host', () => {
    const t = messages({ zh, en });
    const store = writable<Locale>('zh');
    const stop = followLocale(store);
    expect(t('board.title')).toBe('调度台');
    store.set('en');
    expect(t('board.title')).toBe('Dispatch');
    stop();
    store.set('zh');
    expect(t('board.title')).toBe('Dispatch');
  });

  it('take parameters in the order of the language', () => {
    const parameters = { minutes: 10, name: '周' };
    expect(inLanguage({ zh, en }, 'zh', 'board.again', parameters)).toBe(
      '10 分钟未接会改派，派给周',
    );
    expect(inLanguage({ zh, en }, 'en', 'board.again', parameters)).toBe(
      'Offered again in 10 min to 周',
    );
  });

  it('leave a place open that got no value, so that the fault shows', () => {
    expect(inLanguage({ zh, en }, 'en', 'board.again', { minutes: 1 })).toContain('{name}');
  });
});

describe('the check of message files', () => {
  it('finds what is missing in either language', () => {
    expect(checkMessages({ a: '一', b: '二' }, { a: 'one', c: 'three' })).toEqual([
      'b: no English text',
      'c: no Chinese text',
    ]);
  });

  it('finds other parameters and empty texts', () => {
    expect(checkMessages({ a: '{x}', b: ' ' }, { a: '{y}', b: 'b' })).toEqual([
      'a: other parameters in English',
      'b: an empty text',
    ]);
  });
});
