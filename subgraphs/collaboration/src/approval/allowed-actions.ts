import { registerEnumOnce } from '@houqin/kit/filters';
import type { Context } from '@houqin/kit/context';
import { actsFor } from '../delegation/acting.ts';
import type { ApprovalCase } from './approval-case.entity.ts';
import { lifecycle } from './case.lifecycle.ts';
import { seatOf } from './decide.ts';

/** What a caller may do with a case; each is the mutation of about the same name. */
export const ApprovalAction = {
  ...{ DECIDE: 'DECIDE', HAND_OVER: 'HAND_OVER', ADD: 'ADD' },
  ...{ WITHDRAW: 'WITHDRAW', AMEND: 'AMEND', ASSIGN: 'ASSIGN' },
} as const;
export type ApprovalAction = keyof typeof ApprovalAction;
registerEnumOnce(ApprovalAction, 'ApprovalAction', 'What the caller may do with the case now.');

/** By the same rules as the mutations, so that a screen shows only what would be done. */
export async function allowedActions(
  ctx: Context,
  subject: ApprovalCase,
): Promise<ApprovalAction[]> {
  const { subjectId: id, name, access } = ctx.caller;
  const actions: ApprovalAction[] = [];
  const course = subject.course();
  if (access.grants.has('approval:decide')) {
    const actor = { id, name, actsFor: await actsFor(ctx.em, id, ctx.clock.now()) };
    try {
      seatOf(course, actor);
      actions.push('DECIDE', 'HAND_OVER', 'ADD');
    } catch {
      if (course.state === 'RUNNING' && subject.escalatedIds.includes(id))
        actions.push('HAND_OVER');
    }
  }
  if (subject.requesterId === id) {
    if (lifecycle.may(subject.state, 'WITHDRAWN')) actions.push('WITHDRAW');
    if (subject.documentId === subject.id && lifecycle.may(subject.state, 'RUNNING'))
      actions.push('AMEND');
  }
  if (subject.missing !== null && access.grants.has('approval:administer')) actions.push('ASSIGN');
  return actions;
}
