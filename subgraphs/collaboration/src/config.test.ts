import { SettingError } from '@houqin/kit/settings';
import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

it('allows 200 unfinished requests unless told otherwise', () => {
  expect(readConfig({})).toEqual({ backlogLimit: 200 });
  expect(readConfig({ COLLABORATION_BACKLOG: '12' })).toEqual({ backlogLimit: 12 });
});

it.each(['0', '-1', '1.5', 'many', '10001'])('refuses a limit of %s by name', (value) => {
  expect(() => readConfig({ COLLABORATION_BACKLOG: value })).toThrow(SettingError);
});
