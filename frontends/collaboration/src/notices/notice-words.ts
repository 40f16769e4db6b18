import { locale } from '@houqin/ui-kit/i18n';
import type { Tone } from '@houqin/ui-kit/ui/tone.ts';
import { t, type MessageKey } from '../messages.ts';
import type { NoticeClass, NoticeRow, NoticeWhole } from './notice.graph.ts';

type Stated = Pick<NoticeRow, 'state' | 'pendingState'>;

export const noticeStateWord = (
  state: NoticeRow['state'] | NonNullable<NoticeRow['pendingState']>,
): string => t(`notice.state.${state}` as MessageKey);

const tones: Readonly<Record<NoticeRow['state'], Tone>> = {
  ...({ DRAFT: 'plain', IN_REVIEW: 'active', SCHEDULED: 'active', PUBLISHED: 'done' } as const),
  ...({ REVISED: 'done', RECALLED: 'stale', EXPIRED: 'stale', DISCARDED: 'stale' } as const),
};
export const noticeTone = (state: NoticeRow['state']): Tone => tones[state];

/** A correction under way, in words; empty where there is none. */
export const pendingWord = ({ state, pendingState }: Stated): string =>
  pendingState === null || pendingState === state
    ? ''
    : t('notice.pending', { state: t(`notice.state.${pendingState}` as MessageKey) });

/** A class by its code; an unknown one as it is. */
export function classWord(classes: readonly NoticeClass[], code: string): string {
  const found = classes.find((one) => one.code === code);
  return found ? (locale() === 'zh' ? found.nameZh : found.nameEn) : code;
}

const known = new Set([
  ...['admin', 'director', 'logistics-director', 'department-head', 'nurse', 'doctor'],
  ...['technician', 'dispatcher', 'storekeeper', 'buyer', 'environment-operator', 'employee'],
  ...['energy-manager', 'finance-clerk', 'hr-clerk', 'vice-director', 'chief-accountant'],
  ...['payroll-approver', 'store-manager', 'buyer-lead', 'asset-office', 'legal-office'],
  ...['safety-office', 'performance-officer', 'editor', 'notice-reviewer', 'cleaner', 'guard'],
  'auditor',
]);

/** A role in words; one the hospital made itself, by its code. */
export const roleWord = (code: string): string =>
  known.has(code) ? t(`role.${code}` as MessageKey) : code;

/** Whom it is for, in words. */
export function audienceWord({ departmentNames, roles }: NoticeWhole['audience']): string {
  const parts = [departmentNames.join(t('join')), roles.map(roleWord).join(t('join'))];
  return parts.filter((part) => part !== '').join(' · ') || t('notice.everybody');
}

/** Tenths of a percent as people say it: `71.4 %`, `71.4%`. */
export const rateWord = (perMille: number): string =>
  `${(perMille / 10).toFixed(perMille % 1000 === 0 ? 0 : 1)}${locale() === 'zh' ? ' ' : ''}%`;

/** The version that is not published yet. */
export const pendingOf = ({ versions, edition, pendingState }: NoticeWhole) =>
  pendingState === null
    ? null
    : (versions.find((one) => one.edition === edition + 1 && one.state === pendingState) ?? null);
