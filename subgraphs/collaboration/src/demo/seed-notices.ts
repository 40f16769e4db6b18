import type { Context } from '@houqin/kit/context';
import type { DemoPlan } from '@houqin/kit/demo-plan';
import { demoId } from '@houqin/kit/id';
import { nextNumber } from '@houqin/kit/numbering';
import { record } from '@houqin/kit/record';
import type { SubgraphRuntime } from '@houqin/kit/runtime';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { NoticeClass } from '../notice/class/notice-class.entity.ts';
import { NoticeComment } from '../notice/comment/notice-comment.entity.ts';
import { NoticeVersion } from '../notice/notice-version.entity.ts';
import { Notice } from '../notice/notice.entity.ts';
import { lifecycle } from '../notice/notice.lifecycle.ts';
import { publishVersion } from '../notice/publish-version.ts';
import { NoticeReceipt } from '../notice/receipt/notice-receipt.entity.ts';
import { demoNotices, type DemoNotice } from './demo-notices.ts';

const hourMs = 3_600_000;
const campusId = demoId('campus:MAIN');
const editor = { id: demoId('user:editor'), name: '苏婷' };
const reviewer = { id: demoId('user:reviewer'), name: '贺建平' };

/** Writes the notices as people would have, at the times they would; again adds nothing. */
export async function seedNotices(runtime: SubgraphRuntime, { now }: DemoPlan): Promise<void> {
  // The oldest first: numbers grow with time.
  for (const facts of demoNotices.toSorted((a, b) => b.hoursAgo - a.hoursAgo)) {
    const at = (hours: number) => new Date(now.getTime() - (facts.hoursAgo - hours) * hourMs);
    const ctx = contextAt(runtime, at(0));
    await transact(ctx, async (tx) => {
      const id = demoId(`notice:${facts.key}`);
      if (await tx.count(Notice, { id })) return;
      const notice = await write(ctx, tx, id, facts);
      if (facts.stage === 'DRAFT' || facts.stage === 'IN_REVIEW') return;
      await tx.flush();
      await read(tx, notice, facts, at(0.5));
    });
    if (facts.stage === 'REVISED' || facts.stage === 'RECALLED')
      await finish(contextAt(runtime, at(1)), facts);
  }
}

const contextAt = (runtime: SubgraphRuntime, instant: Date): Context => ({
  ...runtime.systemContext(),
  clock: { now: () => instant },
});

async function write(ctx: Context, tx: Tx, id: string, facts: DemoNotice): Promise<Notice> {
  const now = ctx.clock.now();
  const { title, body, classCode, requiresConfirmation = false } = facts;
  const ofClass = await tx.findOneOrFail(NoticeClass, { code: classCode });
  const departmentIds = (facts.departments ?? []).map((code) => demoId(`department:${code}`));
  const notice = Object.assign(new Notice(), {
    ...{ id, title, classCode, requiresConfirmation, urgent: ofClass.urgent, campusId },
    audience: { campusIds: [campusId], departmentIds, roles: [...(facts.roles ?? [])] },
    ...{ authorId: editor.id, authorName: editor.name, editorIds: [editor.id] },
    ...{ departmentId: demoId('department:HQ'), number: await nextNumber(tx, 'NT', now) },
  });
  notice.stamp(editor.id, now);
  const version = Object.assign(new NoticeVersion(), {
    ...{ noticeId: id, edition: 1, title, body },
    ...{ editorId: editor.id, editorName: editor.name, writtenAt: now },
  });
  tx.persist([notice, version]);
  await tx.flush();
  if (facts.stage === 'DRAFT') {
    record(tx, notice, { type: 'collaboration.notice.written', version: 1, ...notice.facts() });
    return notice;
  }
  submit(notice, version, now);
  if (facts.stage !== 'IN_REVIEW') {
    approve(notice, version, now);
    await publishVersion(ctx, tx, notice, version);
  } else
    record(tx, notice, { type: 'collaboration.notice.submitted', version: 1, ...notice.facts() });
  return notice;
}

function submit(notice: Notice, version: NoticeVersion, now: Date): void {
  version.go('IN_REVIEW', 'submit');
  version.submittedAt = now;
  if (notice.edition === 0) notice.state = lifecycle.next(notice.state, 'IN_REVIEW', 'submit');
  notice.pendingState = version.state;
}

function approve(notice: Notice, version: NoticeVersion, now: Date): void {
  Object.assign(version, { reviewerId: reviewer.id, reviewerName: reviewer.name });
  version.reviewedAt = now;
  notice.reviewerIds = [reviewer.id];
}

async function read(tx: Tx, notice: Notice, facts: DemoNotice, at: Date): Promise<void> {
  const people = (facts.opened ?? []).map((username) => demoId(`user:${username}`));
  const edition = 1;
  await tx.nativeUpdate(
    NoticeReceipt,
    { noticeId: notice.id, personId: { $in: people } },
    {
      ...{ openedAt: at, openedEdition: edition },
      ...(facts.requiresConfirmation ? { confirmedAt: at, confirmedEdition: edition } : {}),
    },
  );
  for (const [index, [by, authorName, text]] of (facts.comments ?? []).entries()) {
    const said = new Date(at.getTime() + index * 600_000);
    const comment = { noticeId: notice.id, authorId: demoId(`user:${by}`), authorName, text };
    tx.persist(Object.assign(new NoticeComment(), { ...comment, at: said }));
  }
}

/** Corrects or recalls it an hour later. */
async function finish(ctx: Context, facts: DemoNotice): Promise<void> {
  const now = ctx.clock.now();
  await transact(ctx, async (tx) => {
    const notice = await tx.findOneOrFail(Notice, { id: demoId(`notice:${facts.key}`) });
    if (notice.state !== 'PUBLISHED') return;
    notice.stamp(editor.id, now);
    if (facts.recallReason) {
      notice.state = lifecycle.next(notice.state, 'RECALLED', 'recall');
      const why = { recalledByName: editor.name, recallReason: facts.recallReason };
      Object.assign(notice, { ...why, recalledAt: now });
      record(tx, notice, { type: 'collaboration.notice.recalled', version: 1, ...notice.facts() });
      return;
    }
    const version = Object.assign(new NoticeVersion(), {
      ...{ noticeId: notice.id, edition: 2, title: notice.title, ...facts.corrected },
      ...{ editorId: editor.id, editorName: editor.name, writtenAt: now },
    });
    tx.persist(version);
    submit(notice, version, now);
    approve(notice, version, now);
    await publishVersion(ctx, tx, notice, version);
  });
}
