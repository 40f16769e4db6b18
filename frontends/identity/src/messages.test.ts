import { checkMessages } from '@houqin/ui-kit/testing';
import { expect, it } from 'vitest';
import en from './messages/en.json';
import zh from './messages/zh.json';

it('says everything in both languages, with the same parameters', () => {
  expect(checkMessages(zh, en)).toEqual([]);
});
