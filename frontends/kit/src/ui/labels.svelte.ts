import { createSubscriber } from 'svelte/reactivity';
import { labelsEn } from './labels-en.ts';
import { labelsZh } from './labels-zh.ts';

/** The fixed words of the parts, one group per part that has any. */
export type UiLabels = typeof labelsEn;

const packs: Record<'zh' | 'en', UiLabels> = { zh: labelsZh, en: labelsEn };

// The shell keeps <html lang> at the user's language, so parts follow it without being told,
// in every separately built remote.
const languageChanged = createSubscriber((update) => {
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributeFilter: ['lang'] });
  return () => observer.disconnect();
});

/** Words in the document's language; reading them in a component follows a change of language. */
export function uiLabels(): UiLabels {
  if (typeof document === 'undefined') return packs.zh;
  languageChanged();
  return document.documentElement.lang.startsWith('en') ? packs.en : packs.zh;
}
