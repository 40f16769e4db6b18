import { locale } from '../i18n/locale.svelte.ts';

/** What to say when the server was not reached. */
export const notReachedText = (): string =>
  locale() === 'zh'
    ? '没有连上服务器，你填的内容还在。检查网络后重试。'
    : 'The server was not reached. What you typed is kept. Check the network and retry.';
