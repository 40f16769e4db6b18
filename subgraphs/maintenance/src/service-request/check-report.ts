import { ValidationFailed } from '@houqin/kit/errors';
import { checkText } from '../check-text.ts';
import type { Symptom } from './symptom.entity.ts';

/** Words that say that something is wrong but not what. */
const vague =
  /坏掉了|坏了|坏的|坏|不行了|不行|有问题|出问题|问题|故障了|故障|报修|维修|修理|修一下|来修|修|请|帮忙|帮|快点|尽快|急|了|的|一下|吧|啊|broken|not working|does ?n[o']t work|problem|fault|repair|please|help|fix|urgent|something|is|it|the|a|an/gi;

/** Fewer letters than this left say neither what nor how. */
const leastMeaning = 2;

/** A report in words: what the technician reads first, and the rest. */
export interface Report {
  readonly title: string;
  readonly description: string | null;
}

/**
 * Makes sure that somebody can be sent: a tapped symptom, or words that say what is wrong.
 * @throws ValidationFailed with what is acceptable and an example
 */
export function checkReport(
  input: { title?: string | null; description?: string | null },
  symptom: Symptom | null,
  locale: 'zh' | 'en',
): Report {
  const title = checkText('title', input.title, { max: 120 });
  const description = checkText('description', input.description, { max: 500 });
  const tapped = symptom !== null && symptom.code !== 'OTHER';
  if (!tapped && !meansSomething(`${title ?? ''} ${description ?? ''}`)) {
    const said = title ?? description ?? '';
    throw new ValidationFailed(
      'title',
      {
        zh: `${said === '' ? '只有空白' : `「${said}」`}派不准人。点一个现象，或写清哪里、怎么坏。例：冰箱门关不严。`,
        en: `${said === '' ? 'An empty report' : `“${said}”`} does not say whom to send. Tap a symptom, or write what is wrong and how. Example: the fridge door does not close.`,
      },
      { example: locale === 'zh' ? '冰箱门关不严' : 'The fridge door does not close' },
    );
  }
  const fallback = tapped ? (locale === 'zh' ? symptom.textZh : symptom.textEn) : '';
  return { title: title ?? (tapped ? fallback : firstLine(description!)), description };
}

const firstLine = (text: string): string => [...text.split('\n')[0]!].slice(0, 60).join('');

function meansSomething(text: string): boolean {
  const left = text
    .replace(/n't/gi, ' not')
    .replace(/[\p{P}\p{S}\d]/gu, ' ')
    .replace(vagueWords(), ' ')
    .replace(/\s+/g, '');
  return [...left].length >= leastMeaning;
}

/** Latin words count whole: "is" must not be cut out of "dishwasher". */
const vagueWords = (): RegExp => {
  const [chinese, latin] = [/[^a-z ']/i, /[a-z]/i].map((kind) =>
    vague.source.split('|').filter((word) => kind.test(word[0]!)),
  );
  return new RegExp(`${chinese!.join('|')}|\\b(?:${latin!.join('|')})\\b`, 'giu');
};
