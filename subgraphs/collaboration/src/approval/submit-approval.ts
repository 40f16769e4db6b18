import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { ApprovalCase, maxTitle, type ApprovalLine } from './approval-case.entity.ts';
import type { ApprovalLineInput, SubmitApprovalInput } from './approval.inputs.ts';
import { beginCase } from './begin-case.ts';
import { optionalText, requiredText } from '../checked-text.ts';
import { fenOf } from './money.ts';

const maxLines = 50;

/**
 * Submits a document of the caller's own for approval.
 * @throws ValidationFailed, NoApprovalFlow
 */
export function submitApproval(ctx: Context, input: SubmitApprovalInput): Promise<ApprovalCase> {
  const document = {
    documentType: requiredText('documentType', input.documentType, 24),
    title: requiredText('title', input.title, maxTitle),
    amountFen: fenOf('amount', input.amount),
    category: optionalText('category', input.category, 24),
    lines: checkedLines(input.lines),
  };
  const { access, subjectId, name } = ctx.caller;
  return mutate(ctx, { name: 'submitApproval', input }, ApprovalCase, (tx) =>
    beginCase(ctx, tx, {
      ...document,
      ...{ documentId: null, overBudget: false, selfService: true },
      requester: { id: subjectId, name },
      departmentId: access.departmentId,
      campusId: access.campusIds[0] ?? null,
    }),
  );
}

/** @throws ValidationFailed */
export function checkedLines(lines: readonly ApprovalLineInput[]): ApprovalLine[] {
  if (lines.length > maxLines) throw new ValidationFailed('lines', 'too-long', { max: maxLines });
  return lines.map(({ label, value }, index) => ({
    label: requiredText(`lines.${index}.label`, label, 60),
    value: requiredText(`lines.${index}.value`, value, 500),
  }));
}
