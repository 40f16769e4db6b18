import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { yuan } from '../approval/money.ts';
import { StepMode } from '../approval/step.ts';
import { ApprovalFlow } from './approval-flow.entity.ts';
import { flowsInForce } from './flows-in-force.ts';

@ObjectType({ description: 'A step of a flow.' })
export class ApprovalFlowStep {
  @Field(() => String) key!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => StepMode) mode!: StepMode;
  @Field(() => Int, { nullable: true }) needed!: number | null;
  @Field(() => [String], { description: 'Codes of the roles that may decide it.' })
  roles!: string[];
}

@Resolver(() => ApprovalFlow)
export class FlowResolver {
  @Query(() => [ApprovalFlow], { description: 'Those in force now.' })
  @Allow('approval-flow:read')
  approvalFlows(@Ctx() ctx: Context): Promise<ApprovalFlow[]> {
    return flowsInForce(ctx.em, ctx.clock.now());
  }

  @FieldResolver(() => [ApprovalFlowStep])
  steps(@Root() { steps }: ApprovalFlow): ApprovalFlowStep[] {
    return steps.map(({ approvers, ...step }) => ({
      ...step,
      roles: approvers.flatMap((rule) => ('role' in rule ? [rule.role] : [])),
    }));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Yuan; above it, not at it.' })
  above(@Root() { aboveFen }: ApprovalFlow): string | null {
    return aboveFen === null ? null : yuan(aboveFen);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Yuan; up to and with it.' })
  upTo(@Root() { upToFen }: ApprovalFlow): string | null {
    return upToFen === null ? null : yuan(upToFen);
  }
}
