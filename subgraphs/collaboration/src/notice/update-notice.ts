import type { Context } from '@houqin/kit/context';
import { IllegalTransition, ValidationFailed } from '@houqin/kit/errors';
import { touch } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { ReviewerIsAuthor } from '../errors.ts';
import { optionalText, requiredText } from '../checked-text.ts';
import { actOnNotice, pendingVersion } from './act-on-notice.ts';
import { checkedAudience } from './checked-audience.ts';
import { checkedTimes } from './checked-times.ts';
import { writableClass } from './class/writable-class.ts';
import { NoticeVersion } from './notice-version.entity.ts';
import { maxNoticeBody, maxNoticeReason, maxNoticeTitle, type Notice } from './notice.entity.ts';
import { inForce, lifecycle } from './notice.lifecycle.ts';
import type { UpdateNoticeInput } from './notice.inputs.ts';

/**
 * Changes a draft; of a notice in force, begins or goes on with its correction.
 * @throws NotFound, VersionConflict, ValidationFailed, IllegalTransition, ReviewerIsAuthor, Forbidden
 */
export function updateNotice(ctx: Context, input: UpdateNoticeInput): Promise<Notice> {
  const rule = { name: 'updateNotice', permission: 'notice:write', input };
  return actOnNotice(ctx, rule, async (tx, notice) => {
    const { subjectId, name } = ctx.caller;
    if (notice.reviewerIds.includes(subjectId)) throw new ReviewerIsAuthor();
    await writableClass(ctx, tx, notice.classCode);
    const version = await versionToWrite(tx, notice);
    const { title, body } = input;
    if (title != null) version.title = requiredText('title', title, maxNoticeTitle);
    if (body != null) version.body = requiredText('body', body, maxNoticeBody);
    if (input.changeNote !== undefined)
      version.changeNote = optionalText('changeNote', input.changeNote, maxNoticeReason);
    if (notice.edition === 0) await writeSettings(ctx, tx, notice, input);
    else refuseSettings(input);
    if (notice.edition === 0) notice.title = version.title;
    Object.assign(version, {
      ...{ editorId: subjectId, editorName: name, writtenAt: ctx.clock.now() },
    });
    notice.editorIds = [...new Set([...notice.editorIds, subjectId])];
    notice.pendingState = 'DRAFT';
    touch(tx, notice, { type: 'collaboration.notice.written', version: 1, ...notice.facts() });
  });
}

async function versionToWrite(tx: Tx, notice: Notice): Promise<NoticeVersion> {
  if (notice.pendingState === null && inForce.includes(notice.state)) {
    const { id: noticeId, edition, title, body } = notice;
    const version = Object.assign(new NoticeVersion(), {
      ...{ noticeId, edition: edition + 1, title, body },
    });
    tx.persist(version);
    return version;
  }
  const version = await pendingVersion(tx, notice, 'update');
  // What is being reviewed, or waits for its time, is taken back first.
  if (version.state !== 'DRAFT') {
    const { state } = notice;
    throw new IllegalTransition('Notice', state, 'DRAFT', lifecycle.allowed(state), 'update');
  }
  return version;
}

const settings = [
  ...(['classCode', 'audience', 'requiresConfirmation', 'commentsOpen'] as const),
  ...(['publishAt', 'expiresAt'] as const),
];

/** Readers were told of these: another audience is another notice. */
function refuseSettings(input: UpdateNoticeInput): void {
  for (const field of settings)
    if (input[field] !== undefined) throw new ValidationFailed(field, 'invalid');
}

async function writeSettings(
  ctx: Context,
  tx: Tx,
  notice: Notice,
  {
    classCode,
    audience,
    requiresConfirmation,
    commentsOpen,
    publishAt,
    expiresAt,
  }: UpdateNoticeInput,
): Promise<void> {
  if (classCode != null) {
    const { code, urgent } = await writableClass(ctx, tx, classCode);
    Object.assign(notice, { classCode: code, urgent });
  }
  if (audience != null) notice.audience = await checkedAudience(ctx, tx, audience);
  if (requiresConfirmation != null) notice.requiresConfirmation = requiresConfirmation;
  if (commentsOpen != null) notice.commentsOpen = commentsOpen;
  const times = {
    publishAt: publishAt === undefined ? notice.publishAt : publishAt,
    expiresAt: expiresAt === undefined ? notice.expiresAt : expiresAt,
  };
  if (publishAt !== undefined || expiresAt !== undefined)
    Object.assign(notice, checkedTimes(times, ctx.clock.now()));
}
