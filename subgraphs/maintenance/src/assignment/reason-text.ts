import type { Locale } from '@houqin/kit/context';
import type { LocalText } from '@houqin/kit/errors';
import type { Exclusion } from './exclusion.ts';
import type { Ranked, Term, TermName } from './rank-technicians.ts';

const exclusionTexts: Readonly<Record<Exclusion, LocalText>> = {
  OFF_DUTY: { zh: '不在岗', en: 'off duty' },
  NO_SKILL: { zh: '不会此工种', en: 'not trained in this trade' },
  NO_CERTIFICATE: { zh: '无所需证书', en: 'lacks the licence' },
  CERTIFICATE_EXPIRED: { zh: '证书已过期', en: 'licence expired' },
  OTHER_CAMPUS: { zh: '在别的院区', en: 'on another campus' },
  AT_CAPACITY: { zh: '手上已满', en: 'at capacity' },
  DECLINED: { zh: '已拒接或未接', en: 'declined or did not answer' },
  NOT_COVERED: { zh: '合同不含', en: 'not covered by its contract' },
};

export const exclusionText = (exclusion: Exclusion, locale: Locale): string =>
  exclusionTexts[exclusion][locale];

const places: readonly (readonly [atLeast: number, LocalText])[] = [
  [1, { zh: '就在这间', en: 'in this room' }],
  [0.9, { zh: '同层', en: 'same floor' }],
  [0.7, { zh: '同楼', en: 'same building' }],
  [0.4, { zh: '同院区', en: 'same campus' }],
  [0, { zh: '位置不明', en: 'place unknown' }],
];

const skills: readonly (readonly [atLeast: number, LocalText])[] = [
  [1, { zh: '专业 3 级', en: 'skill 3 of 3' }],
  [0.7, { zh: '专业 2 级', en: 'skill 2 of 3' }],
  [0, { zh: '专业 1 级', en: 'skill 1 of 3' }],
];

/** Why somebody is proposed: the terms in words, without names. */
export function reasonText(terms: readonly Term[], locale: Locale): string {
  const value = (name: TermName) => terms.find((term) => term.name === name)?.value ?? 0;
  const step = (steps: readonly (readonly [number, LocalText])[], at: number): string =>
    (steps.find(([atLeast]) => at >= atLeast) ?? steps.at(-1)!)[1][locale];
  const free = Math.round(value('LOAD') * 100);
  const parts = [
    step(skills, value('SKILL')),
    locale === 'zh' ? `空闲 ${free} %` : `${free}% free`,
    step(places, value('PROXIMITY')),
  ];
  if (value('HISTORY') > 0) parts.push(locale === 'zh' ? '修过这间' : 'knows the room');
  return parts.join(locale === 'zh' ? '，' : ', ');
}

/** The same in both languages, for the story and the event. */
export const reasonTexts = (terms: readonly Term[]): LocalText => ({
  zh: reasonText(terms, 'zh'),
  en: reasonText(terms, 'en'),
});

export function candidateReason(candidate: Ranked, locale: Locale): string {
  if (candidate.score !== null) return reasonText(candidate.terms, locale);
  const comma = locale === 'zh' ? '，' : ', ';
  return candidate.exclusions.map((one) => exclusionText(one, locale)).join(comma);
}

/** The filters in words, joined. */
export const filterTexts = (filters: readonly Exclusion[]): LocalText => ({
  zh: filters.map((one) => exclusionText(one, 'zh')).join('，'),
  en: filters.map((one) => exclusionText(one, 'en')).join(', '),
});
