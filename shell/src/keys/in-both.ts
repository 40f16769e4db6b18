import type { Texts } from '@houqin/ui-kit/host';
import en from '../messages/en.json';
import zh from '../messages/zh.json';

/** A text of the shell in both languages, as a manifest gives its own. */
export const inBoth = (key: keyof typeof zh): Texts => ({ zh: zh[key], en: en[key] });
