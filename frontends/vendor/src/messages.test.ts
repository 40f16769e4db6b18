import { expect, it } from 'vitest';
import { checkMessages } from '@houqin/ui-kit/testing';
import en from './messages/en.json';
import zh from './messages/zh.json';

it('says everything in both languages', () => {
  expect(checkMessages(zh, en)).toEqual([]);
});
