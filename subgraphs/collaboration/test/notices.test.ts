import { fixedClock } from '@houqin/kit/clock';
import { databases } from '@houqin/kit/testing/databases';
import { subscribeGraph } from '@houqin/kit/testing/graph';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noticeClock } from '../src/notice/notice-clock.ts';
import { cardiology, startHospital, ward, type Hospital, type Staff } from './hospital.ts';

const monday = new Date('2026-11-23T00:00:00Z');
const minuteMs = 60_000;

interface Notice {
  readonly id: string;
  readonly version: number;
  readonly state?: string;
  readonly code?: string;
  readonly edition?: number;
  readonly body?: string | null;
  readonly allowedActions: string[];
  readonly myReceipt: { unread: boolean; corrected: boolean; toConfirm: boolean } | null;
  readonly comments: { id: string; parentId: string | null; text: string | null }[];
}

describe.each(databases())('notices on %s', (database) => {
  const clock = fixedClock(monday);
  let hospital: Hospital;
  let editor: Staff;
  let reviewer: Staff;
  let nurse: Staff;
  let head: Staff;
  let other: Staff;
  let both: Staff;
  beforeAll(async () => {
    hospital = await startHospital(database, clock);
    editor = await hospital.staff('苏婷', ['editor']);
    reviewer = await hospital.staff('贺建平', ['notice-reviewer']);
    both = await hospital.staff('双职', ['editor', 'notice-reviewer']);
    nurse = await hospital.staff('陈静', ['nurse']);
    head = await hospital.staff('郭文华', ['department-head'], cardiology);
    other = await hospital.staff('外科护士', ['nurse'], '0'.repeat(26));
  });
  beforeEach(() => clock.set(monday));
  afterAll(() => hospital.stop());

  const act = async (who: Staff, name: string, input: object) =>
    (await hospital.act(who, name, input)) as unknown as Notice;
  const write = (more: object = {}, who = editor) =>
    act(who, 'createNotice', {
      ...{ classCode: 'DAILY', title: '食堂供餐调整', body: '周三起，**午餐**提前。' },
      ...{ audience: {}, ...more },
    });
  const submitted = async (more: object = {}) => {
    const { id } = await write(more);
    return act(editor, 'submitNotice', { id });
  };
  const approve = (who: Staff, { id }: { id: string }) =>
    act(who, 'reviewNotice', { id, decision: 'APPROVED' });
  const published = async (more: object = {}) => approve(reviewer, await submitted(more));
  const list = async (who: Staff, filter: object): Promise<string[]> => {
    const query = 'query ($f: NoticeFilter) { notices(filter: $f, first: 200) { nodes { id } } }';
    const { data } = await hospital.ask(who, query, { f: filter });
    return data.notices.nodes.map(({ id }: { id: string }) => id);
  };
  const one = async (who: Staff, id: string): Promise<Notice | null> => {
    const query = `query ($id: ID!) { notice(id: $id) { id body state allowedActions
      myReceipt { unread corrected toConfirm } comments { id parentId text } } }`;
    return (await hospital.ask(who, query, { id })).data.notice;
  };

  it('are seen by nobody but their desk until somebody else has reviewed them', async () => {
    const draft = await write();
    expect(draft).toMatchObject({ state: 'DRAFT', edition: 0, number: /^NT-20261123-\d{4}$/ });
    expect(await one(nurse, draft.id)).toBeNull();
    expect(await approve(reviewer, draft)).toMatchObject({ code: 'INVALID_STATE' });
    const waiting = await act(editor, 'submitNotice', { id: draft.id });
    expect(waiting).toMatchObject({ state: 'IN_REVIEW', pendingState: 'IN_REVIEW' });
    expect(await list(reviewer, { toReview: { eq: true } })).toContain(draft.id);
    expect(await act(editor, 'updateNotice', { id: draft.id, title: 'x' })).toMatchObject({
      code: 'INVALID_STATE',
    });
    const done = await approve(reviewer, waiting);
    expect(done).toMatchObject({ state: 'PUBLISHED', edition: 1, pendingState: null });
    expect(await list(nurse, { unread: { eq: true } })).toContain(draft.id);
    expect(await list(reviewer, { toReview: { eq: true } })).not.toContain(draft.id);
  });

  it('are never reviewed by who wrote any of them, nor changed by who reviewed them', async () => {
    const mine = await write({}, both);
    await act(both, 'submitNotice', { id: mine.id });
    expect(await approve(both, mine)).toMatchObject({ code: 'REVIEWER_IS_AUTHOR' });
    expect((await one(both, mine.id))?.allowedActions).not.toContain('REVIEW');
    const theirs = await submitted();
    expect(await approve(nurse, theirs)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await approve(both, theirs)).toMatchObject({ state: 'PUBLISHED' });
    expect(await act(both, 'updateNotice', { id: theirs.id, title: '改' })).toMatchObject({
      code: 'REVIEWER_IS_AUTHOR',
    });
  });

  it('go back with a reason, and may be taken back and dropped', async () => {
    const { id } = await submitted();
    const back = { id, decision: 'RETURNED' };
    expect(await act(reviewer, 'reviewNotice', back)).toMatchObject({ field: 'comment' });
    expect(await act(reviewer, 'reviewNotice', { ...back, comment: '请写日期' })).toMatchObject({
      ...{ state: 'DRAFT', versions: [{ state: 'DRAFT', reviewComment: '请写日期' }] },
    });
    await act(editor, 'submitNotice', { id });
    expect(await act(editor, 'withdrawNotice', { id })).toMatchObject({ state: 'DRAFT' });
    expect(await act(editor, 'discardNotice', { id })).toMatchObject({ state: 'DISCARDED' });
    expect(await act(editor, 'submitNotice', { id })).toMatchObject({ code: 'INVALID_STATE' });
  });

  it.each([
    ['a department with those below it', { departmentIds: [cardiology] }, ['nurse', 'head']],
    ['one department', { departmentIds: [ward] }, ['nurse']],
    ['a role', { roles: ['nurse'] }, ['nurse', 'other']],
    ['a role in a department', { roles: ['nurse'], departmentIds: [cardiology] }, ['nurse']],
    ['everybody', {}, ['nurse', 'head', 'other']],
  ])('go to %s', async (_, audience, names) => {
    const people = { nurse, head, other };
    const count = 'query ($a: NoticeAudienceInput!) { noticeAudienceSize(audience: $a) }';
    const { data } = await hospital.ask(editor, count, { a: audience });
    const notice = await published({ audience });
    expect(notice).toMatchObject({ state: 'PUBLISHED', audienceSize: data.noticeAudienceSize });
    for (const [name, who] of Object.entries(people)) {
      const found = await one(who, notice.id);
      expect(found !== null, name).toBe(names.includes(name));
    }
  });

  it('refuse an audience beyond the campus of their editor', async () => {
    const far = { audience: { campusIds: ['0'.repeat(26)] } };
    expect(await write(far)).toMatchObject({ field: 'audience.campusIds' });
    expect(await write({ audience: { departmentIds: ['0'.repeat(26)] } })).toMatchObject({
      field: 'audience.departmentIds',
    });
    expect(await write({ classCode: 'NONE' })).toMatchObject({ field: 'classCode' });
    expect(await write({ title: ' ' })).toMatchObject({ field: 'title' });
  });

  it('appear at their time and end at it', async () => {
    const publishAt = new Date(monday.getTime() + 60 * minuteMs).toISOString();
    const expiresAt = new Date(monday.getTime() + 120 * minuteMs).toISOString();
    expect(await write({ publishAt, expiresAt: publishAt })).toMatchObject({ field: 'expiresAt' });
    const later = await published({ publishAt, expiresAt });
    expect(later).toMatchObject({ state: 'SCHEDULED', edition: 0 });
    const run = async (minutes: number) => {
      clock.set(new Date(monday.getTime() + minutes * minuteMs));
      await noticeClock.run(hospital.running.runtime.systemContext());
      return one(nurse, later.id);
    };
    expect(await run(59)).toBeNull();
    expect(await run(60)).toMatchObject({ state: 'PUBLISHED', myReceipt: { unread: true } });
    expect(await run(120)).toMatchObject({ state: 'EXPIRED', myReceipt: { unread: false } });
  });

  it('are opened and confirmed; the rate is of those they went to', async () => {
    const audience = { departmentIds: [cardiology], roles: ['nurse', 'department-head'] };
    const { id } = await published({ audience, requiresConfirmation: true });
    expect(await act(nurse, 'openNotice', { id })).toMatchObject({
      myReceipt: { unread: false, toConfirm: true },
    });
    expect(await act(nurse, 'confirmNotice', { id })).toMatchObject({
      myReceipt: { toConfirm: false },
    });
    expect(await act(other, 'confirmNotice', { id })).toMatchObject({ code: 'NOT_FOUND' });
    // Who looks after notices reads it, but is not of its audience.
    expect(await act(reviewer, 'confirmNotice', { id })).toMatchObject({
      code: 'NOTHING_TO_CONFIRM',
    });
    const query = `query ($id: ID!, $f: NoticeReceiptFilter) {
      noticeReading(noticeId: $id) { audience opened confirmed ratePerMille
        departments { name audience opened } }
      noticeReceipts(noticeId: $id, filter: $f) { nodes { personName openedEdition } } }`;
    const unread = { opened: { eq: false } };
    const { data } = await hospital.ask(editor, query, { id, f: unread });
    expect(data.noticeReading).toEqual({
      ...{ audience: 2, opened: 1, confirmed: 1, ratePerMille: 500 },
      departments: [
        { name: '心内科', audience: 1, opened: 0 },
        { name: '心内科二病区', audience: 1, opened: 1 },
      ],
    });
    expect(data.noticeReceipts.nodes).toEqual([{ personName: '郭文华', openedEdition: 0 }]);
    expect((await hospital.ask(nurse, query, { id })).errors?.[0]?.extensions?.['code']).toBe(
      'FORBIDDEN',
    );
  });

  it('are corrected by another version, which is unread again for everybody', async () => {
    const { id } = await published({ requiresConfirmation: true });
    await act(nurse, 'confirmNotice', { id });
    const change = { id, body: '周四起，午餐提前。', changeNote: '日期更正' };
    expect(await act(editor, 'updateNotice', { ...change, classCode: 'WORK' })).toMatchObject({
      field: 'classCode',
    });
    const correcting = await act(editor, 'updateNotice', change);
    expect(correcting).toMatchObject({ state: 'PUBLISHED', pendingState: 'DRAFT', edition: 1 });
    expect((await one(nurse, id))?.body).toBe('周三起，**午餐**提前。');
    await act(editor, 'submitNotice', { id });
    expect(await approve(reviewer, correcting)).toMatchObject({ state: 'REVISED', edition: 2 });
    expect(await one(nurse, id)).toMatchObject({
      body: '周四起，午餐提前。',
      myReceipt: { unread: true, corrected: true, toConfirm: true },
    });
    // What was before the reader was the old version: the new one stays unread.
    expect(await act(nurse, 'openNotice', { id, edition: 1 })).toMatchObject({
      myReceipt: { unread: true },
    });
    await act(nurse, 'openNotice', { id, edition: 2 });
    expect(await one(nurse, id)).toMatchObject({ myReceipt: { unread: false } });
  });

  it('are recalled with a reason; readers see that and the text no more', async () => {
    const { id } = await published();
    expect(await act(nurse, 'recallNotice', { id, reason: 'x' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await act(editor, 'recallNotice', { id, reason: ' ' })).toMatchObject({
      field: 'reason',
    });
    expect(await act(editor, 'recallNotice', { id, reason: '时间未定' })).toMatchObject({
      ...{ state: 'RECALLED', recallReason: '时间未定' },
    });
    expect(await one(nurse, id)).toMatchObject({ state: 'RECALLED', body: null });
    expect(await list(nurse, { unread: { eq: true } })).not.toContain(id);
  });

  it('take comments in threads, of which some are hidden with a reason', async () => {
    const { id } = await published();
    const first = await act(nurse, 'commentOnNotice', { id, text: '周末呢？' });
    const parentId = first.comments[0]!.id;
    const answer = await act(head, 'commentOnNotice', { id, text: '不变', answersId: parentId });
    const deeper = { id, text: '谢谢', answersId: answer.comments[1]!.id };
    expect((await act(nurse, 'commentOnNotice', deeper)).comments[2]).toMatchObject({ parentId });
    const hide = { id, commentId: answer.comments[1]!.id, reason: '以通知为准' };
    expect(await act(nurse, 'hideNoticeComment', hide)).toMatchObject({ code: 'FORBIDDEN' });
    const hidden = await act(reviewer, 'hideNoticeComment', hide);
    expect(hidden.comments[1]).toMatchObject({ text: '不变', hiddenReason: '以通知为准' });
    expect((await one(nurse, id))?.comments[1]).toMatchObject({ text: null });
    expect((await one(head, id))?.comments[1]).toMatchObject({ text: '不变' });
    const silent = await published({ commentsOpen: false });
    expect(await act(nurse, 'commentOnNotice', { id: silent.id, text: '?' })).toMatchObject({
      code: 'COMMENTS_CLOSED',
    });
  });

  it('of a class that somebody switched off do not wait for them; mandatory ones do', async () => {
    const set = (classCode: string) =>
      hospital.act(other, 'setNoticePreference', { classCode, channel: 'IN_APP', enabled: false });
    expect(await set('URGENT')).toMatchObject({ code: 'MANDATORY_CLASS', classCode: 'URGENT' });
    await set('MEETING');
    const quiet = await published({ classCode: 'MEETING' });
    const loud = await published({ classCode: 'URGENT' });
    const waiting = await list(other, { unread: { eq: true } });
    expect(waiting).toContain(loud.id);
    expect(waiting).not.toContain(quiet.id);
    expect(await list(other, { received: { eq: true } })).toContain(quiet.id);
  });

  it('reach those they are for live, and nobody else', async () => {
    await hospital.running.settled();
    const query = `subscription { noticeChanged(filter: { unread: { eq: true } }) {
      kind id notice { id title } } }`;
    const told: Record<string, unknown[]> = { nurse: [], other: [] };
    const streams = await Promise.all(
      Object.entries({ nurse, other }).map(async ([name, who]) => {
        const stream = await subscribeGraph(hospital.running, who.caller, query);
        const reading = (async () => {
          for await (const { data } of stream as AsyncIterable<{ data?: never }>) {
            const change = (data as { noticeChanged?: { kind: string } } | undefined)
              ?.noticeChanged;
            if (change && change.kind !== 'BOOKMARK') told[name]!.push(change);
          }
        })();
        return { stream: stream as unknown as AsyncIterator<unknown>, reading };
      }),
    );
    const notice = await published({ audience: { departmentIds: [ward] } });
    await hospital.running.settled();
    await expect.poll(() => told['nurse']).toMatchObject([{ kind: 'UPSERTED', id: notice.id }]);
    await act(editor, 'recallNotice', { id: notice.id, reason: '取消' });
    await hospital.running.settled();
    await expect
      .poll(() => told['nurse'])
      .toMatchObject([{ kind: 'UPSERTED' }, { kind: 'REMOVED', id: notice.id }]);
    // By chance the filter may tell a stranger that there is something, but never what.
    expect(told['other']!.every((change) => !(change as { notice?: unknown }).notice)).toBe(true);
    for (const { stream } of streams) await stream.return?.();
    await Promise.all(streams.map(({ reading }) => reading));
  });
});
