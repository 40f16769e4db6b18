import { messages } from '@houqin/ui-kit/i18n';
import en from './messages/en.json';
import zh from './messages/zh.json';

export const t = messages({ zh, en });
export type MessageKey = Parameters<typeof t>[0];
