import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection } from '@houqin/kit/list';
import { changes, type LiveChange } from '@houqin/kit/live';
import { liveChangeType } from '@houqin/kit/live-type';
import { Allow } from '@houqin/kit/permission';
import { loadInScope } from '@houqin/kit/reference';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Department } from '../references/department.ts';
import { User } from '../references/user.ts';
import { allowedActions, ApprovalAction } from './allowed-actions.ts';
import { ApprovalCase } from './approval-case.entity.ts';
import { ApprovalDecision } from './approval-decision.entity.ts';
import {
  ApprovalCaseFilter,
  approvalList,
  ApprovalListArgs,
  approvalLive,
} from './approval-scope.ts';
import { ApprovalStep } from './approval-step.type.ts';
import { yuan } from './money.ts';
import { shownSteps } from './shown-steps.ts';

const ApprovalConnection = connectionType('ApprovalCase', ApprovalCase);
const ApprovalChange = liveChangeType('ApprovalCase', ApprovalCase);

@Resolver(() => ApprovalCase)
export class ApprovalResolver {
  @Query(() => ApprovalCase, { nullable: true })
  @Allow('approval:read')
  approvalCase(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<ApprovalCase | null> {
    return loadInScope(ctx, ApprovalCase, id, approvalLive);
  }

  @Query(() => ApprovalConnection)
  @Allow('approval:read')
  approvalCases(
    @Args(() => ApprovalListArgs) args: ApprovalListArgs,
    @Ctx() ctx: Context,
  ): Connection<ApprovalCase> {
    return connection(ctx, approvalLive, args, approvalList);
  }

  @Subscription(() => ApprovalChange, {
    subscribe: ({ args, context }) => changes(context as Context, approvalLive, args),
  })
  @Allow('approval:read')
  approvalCaseChanged(
    @Root() change: LiveChange,
    @Arg('filter', () => ApprovalCaseFilter, { nullable: true }) _filter?: ApprovalCaseFilter,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): LiveChange {
    return change;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Yuan, `1280.00`.' })
  amount(@Root() { amountFen }: ApprovalCase): string | null {
    return amountFen === null ? null : yuan(amountFen);
  }

  @FieldResolver(() => [ApprovalStep])
  steps(@Root() subject: ApprovalCase): ApprovalStep[] {
    return shownSteps(subject);
  }

  @FieldResolver(() => [ApprovalDecision], { description: 'Of every round, the first first.' })
  decisions(@Root() { id }: ApprovalCase, @Ctx() ctx: Context): Promise<ApprovalDecision[]> {
    return ctx.em.find(ApprovalDecision, { caseId: id }, { orderBy: { at: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => [ApprovalAction])
  allowedActions(@Root() subject: ApprovalCase, @Ctx() ctx: Context): Promise<ApprovalAction[]> {
    return allowedActions(ctx, subject);
  }

  @FieldResolver(() => Boolean, { description: 'A step lacks an approver.' })
  stuck(@Root() { missing }: ApprovalCase): boolean {
    return missing !== null;
  }

  @FieldResolver(() => Boolean, { description: 'It waits for a decision of the caller.' })
  waitingForMe(@Root() { waitingIds }: ApprovalCase, @Ctx() ctx: Context): boolean {
    return waitingIds.includes(ctx.caller.subjectId);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'Whose document it is.' })
  department(@Root() { departmentId }: ApprovalCase): Department | null {
    return departmentId ? Object.assign(new Department(), { id: departmentId }) : null;
  }

  @FieldResolver(() => User)
  requester(@Root() { requesterId }: ApprovalCase): User {
    return Object.assign(new User(), { id: requesterId });
  }
}
