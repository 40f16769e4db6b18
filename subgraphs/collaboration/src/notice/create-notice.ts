import type { Context } from '@houqin/kit/context';
import { mutate } from '@houqin/kit/mutate';
import { nextNumber } from '@houqin/kit/numbering';
import { record } from '@houqin/kit/record';
import { requiredText } from '../checked-text.ts';
import { checkedAudience } from './checked-audience.ts';
import { checkedTimes } from './checked-times.ts';
import { writableClass } from './class/writable-class.ts';
import { NoticeVersion } from './notice-version.entity.ts';
import { maxNoticeBody, maxNoticeTitle, Notice } from './notice.entity.ts';
import type { CreateNoticeInput } from './notice.inputs.ts';

/** First part of a notice's number: `NT-20261123-0042`. */
const numberPrefix = 'NT';

/** Begins a notice; nobody but its campus's editors sees it. @throws ValidationFailed, Forbidden */
export function createNotice(ctx: Context, input: CreateNoticeInput): Promise<Notice> {
  const { subjectId, name, access } = ctx.caller;
  const now = ctx.clock.now();
  const title = requiredText('title', input.title, maxNoticeTitle);
  const body = requiredText('body', input.body, maxNoticeBody);
  const { publishAt = null, expiresAt = null } = input;
  const times = checkedTimes({ publishAt, expiresAt }, now);
  return mutate(ctx, { name: 'createNotice', input }, Notice, async (tx) => {
    const ofClass = await writableClass(ctx, tx, input.classCode);
    const audience = await checkedAudience(ctx, tx, input.audience);
    const notice = Object.assign(new Notice(), {
      ...{ title, audience, ...times, classCode: ofClass.code, urgent: ofClass.urgent },
      requiresConfirmation: input.requiresConfirmation ?? ofClass.requiresConfirmation,
      ...{ commentsOpen: input.commentsOpen ?? true, authorId: subjectId, authorName: name },
      ...{ editorIds: [subjectId], departmentId: access.departmentId },
      campusId: audience.campusIds[0] ?? access.campusIds[0] ?? null,
      number: await nextNumber(tx, numberPrefix, now),
    });
    notice.stamp(subjectId, now);
    const version = Object.assign(new NoticeVersion(), {
      ...{ noticeId: notice.id, edition: 1, title, body },
      ...{ editorId: subjectId, editorName: name, writtenAt: now },
    });
    tx.persist([notice, version]);
    record(tx, notice, { type: 'collaboration.notice.written', version: 1, ...notice.facts() });
    return notice;
  });
}
