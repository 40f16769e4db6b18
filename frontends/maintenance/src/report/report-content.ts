import { t } from '../messages.ts';

/** What a reporter has filled in; kept as a draft in this browser. */
export interface ReportContent {
  roomId: string | null;
  roomText: string;
  roomType: string | null;
  symptom: string;
  text: string;
  impact: 'STOPPED' | 'AFFECTED' | 'NONE' | '';
  /** The alarm that is about the same matter. */
  alarmId: string | null;
  contact: string;
}

export const blankReport: ReportContent = {
  ...{ roomId: null, roomText: '', roomType: null, symptom: '', text: '' },
  ...{ impact: '', alarmId: null, contact: '' },
};

/** Impact and urgency of the matrix (domain rules, C5): 3 is the most. */
export const weights = {
  STOPPED: { impact: 3, urgency: 3 },
  AFFECTED: { impact: 2, urgency: 2 },
  NONE: { impact: 1, urgency: 1 },
} as const;

export interface ReportError {
  /** Id of the control. */
  readonly id: string;
  readonly text: string;
  /** With the number of the field, for the summary. */
  readonly long: string;
}

/** What is still missing, in the order of the form. */
export function reportErrors(form: ReportContent): ReportError[] {
  const errors: ReportError[] = [];
  const add = (id: string, place: number, text: string) =>
    errors.push({ id, text, long: t('report.place', { place, text }) });
  if (form.roomId === null) add('report-room', 1, t('report.room.missing'));
  const text = form.text.trim();
  if (form.symptom === '' && text.length < 4)
    add('report-text', 2, text ? t('report.text.short', { text }) : t('report.text.missing'));
  if (form.impact === '') add('report-impact', 3, t('report.impact.missing'));
  return errors;
}

/** What the order is called: the symptom, then what was written. */
export function reportTitle(symptom: string | null, text: string): string {
  const whole = symptom ? `${symptom}${text ? `：${text}` : ''}` : text;
  return [...whole].slice(0, 80).join('');
}
