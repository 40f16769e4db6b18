import { t } from '../messages.ts';
import type { AuditAsk } from './audit-ask.ts';
import { domainWord } from './audit-words.ts';

/** One condition of a question, as a chip shows it, and what takes it away. */
export interface Condition {
  readonly name: string;
  readonly value: string;
  readonly without: Partial<AuditAsk>;
}

/** The conditions of a question but for its period, which always holds. */
export function conditionsOf(ask: AuditAsk, personName: string): readonly Condition[] {
  const { domain, person, action, object, search, correlation } = ask;
  return [
    {
      name: t('column.domain'),
      value: domain && domainWord(domain),
      without: { domain: '' as const },
    },
    { name: t('column.person'), value: person && personName, without: { person: '' } },
    { name: t('column.action'), value: action, without: { action: '' } },
    { name: t('column.object'), value: object, without: { object: '' } },
    { name: t('ask.search'), value: search, without: { search: '' } },
    { name: t('column.correlation'), value: correlation, without: { correlation: '' } },
  ].filter(({ value }) => value !== '');
}

/** The whole question in words: on paper, in a file, and where nothing is found. */
export function askedText(ask: AuditAsk, personName: string): string {
  const { period, from, until } = ask;
  const when = period === 'days' ? `${from || '…'} – ${until || '…'}` : t(`period.${period}`);
  return [
    `${t('ask.period')} ${when}`,
    ...conditionsOf(ask, personName).map(({ name, value }) => `${name} ${value}`),
  ].join(' · ');
}
