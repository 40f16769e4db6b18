import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { addApprover } from './add-approver.ts';
import { amendApproval } from './amend-approval.ts';
import { ApprovalCase } from './approval-case.entity.ts';
import {
  AddApproverInput,
  AmendApprovalInput,
  AssignApproverInput,
  DecideApprovalInput,
  HandOverApprovalInput,
  SubmitApprovalInput,
  WithdrawApprovalInput,
} from './approval.inputs.ts';
import { assignApprover } from './assign-approver.ts';
import { decideApproval } from './decide-approval.ts';
import { handOverApproval } from './hand-over-approval.ts';
import { submitApproval } from './submit-approval.ts';
import { withdrawApproval } from './withdraw-approval.ts';

@Resolver()
export class ApprovalMutationsResolver {
  @Mutation(() => ApprovalCase)
  @Allow('approval:submit')
  submitApproval(
    @Arg('input', () => SubmitApprovalInput) input: SubmitApprovalInput,
    @Ctx() ctx: Context,
  ) {
    return submitApproval(ctx, input);
  }

  @Mutation(() => ApprovalCase)
  @Allow('approval:decide')
  decideApproval(
    @Arg('input', () => DecideApprovalInput) input: DecideApprovalInput,
    @Ctx() ctx: Context,
  ) {
    return decideApproval(ctx, input);
  }

  @Mutation(() => ApprovalCase)
  @Allow('approval:decide')
  handOverApproval(
    @Arg('input', () => HandOverApprovalInput) input: HandOverApprovalInput,
    @Ctx() ctx: Context,
  ) {
    return handOverApproval(ctx, input);
  }

  @Mutation(() => ApprovalCase)
  @Allow('approval:decide')
  addApprover(@Arg('input', () => AddApproverInput) input: AddApproverInput, @Ctx() ctx: Context) {
    return addApprover(ctx, input);
  }

  @Mutation(() => ApprovalCase)
  @Allow('approval:submit')
  withdrawApproval(
    @Arg('input', () => WithdrawApprovalInput) input: WithdrawApprovalInput,
    @Ctx() ctx: Context,
  ) {
    return withdrawApproval(ctx, input);
  }

  @Mutation(() => ApprovalCase)
  @Allow('approval:submit')
  amendApproval(
    @Arg('input', () => AmendApprovalInput) input: AmendApprovalInput,
    @Ctx() ctx: Context,
  ) {
    return amendApproval(ctx, input);
  }

  @Mutation(() => ApprovalCase)
  @Allow('approval:administer')
  assignApprover(
    @Arg('input', () => AssignApproverInput) input: AssignApproverInput,
    @Ctx() ctx: Context,
  ) {
    return assignApprover(ctx, input);
  }
}
