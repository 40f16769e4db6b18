import { t } from '../messages.ts';
import { clockValue, instantOf } from './clock-value.ts';
import { pendingOf } from './notice-words.ts';
import type { NoticeWhole } from './notice.graph.ts';

/** What the form holds while it is written. */
export interface NoticeInput {
  title: string;
  classCode: string;
  body: string;
  changeNote: string;
  departmentIds: string[];
  roles: string[];
  requiresConfirmation: boolean;
  commentsOpen: boolean;
  publishAt: string;
  expiresAt: string;
}

export const blankNotice: NoticeInput = {
  ...{ title: '', classCode: 'DAILY', body: '', changeNote: '' },
  ...{ departmentIds: [], roles: [], requiresConfirmation: false, commentsOpen: true },
  ...{ publishAt: '', expiresAt: '' },
};

/** Longest texts that the graph takes, in characters. */
export const maxTitle = 120;
export const maxBody = 15_000;
export const maxNote = 500;

/** What a notice says now, to be written on. */
export function inputFrom(notice: NoticeWhole): NoticeInput {
  const { title, body, changeNote } = pendingOf(notice) ?? {
    ...{ title: notice.title, body: notice.body ?? '', changeNote: null },
  };
  const { classCode, requiresConfirmation, commentsOpen, audience } = notice;
  return {
    ...{ title, body, changeNote: changeNote ?? '', classCode, requiresConfirmation, commentsOpen },
    ...{ departmentIds: [...audience.departmentIds], roles: [...audience.roles] },
    ...{ publishAt: clockValue(notice.publishAt), expiresAt: clockValue(notice.expiresAt) },
  };
}

const length = (text: string) => [...text.trim()].length;

/** What is still to be put right, in the order of the form; `id` is the control's. */
export function faultsOf(form: NoticeInput, correcting: boolean, now = new Date()) {
  const { title, body, publishAt, expiresAt, changeNote } = form;
  const late = instantOf(expiresAt);
  const from = instantOf(publishAt) ?? now.toISOString();
  return [
    ...(length(title) < 2 || length(title) > maxTitle
      ? [{ id: 'notice-title', text: t('notice.form.title.missing') }]
      : []),
    ...(length(body) < 2 || length(body) > maxBody
      ? [{ id: 'notice-body', text: t('notice.form.body.missing') }]
      : []),
    ...(correcting && length(changeNote) === 0
      ? [{ id: 'notice-note', text: t('notice.form.note.missing') }]
      : []),
    ...(late !== null && late <= from
      ? [{ id: 'notice-expires', text: t('notice.form.expires.wrong') }]
      : []),
  ];
}

export const audienceOf = ({ departmentIds, roles }: NoticeInput) => ({ departmentIds, roles });

/** The settings as the graph takes them. */
export const settingsOf = (form: NoticeInput) => ({
  ...{ classCode: form.classCode, audience: audienceOf(form) },
  ...{ requiresConfirmation: form.requiresConfirmation, commentsOpen: form.commentsOpen },
  ...{ publishAt: instantOf(form.publishAt), expiresAt: instantOf(form.expiresAt) },
});
