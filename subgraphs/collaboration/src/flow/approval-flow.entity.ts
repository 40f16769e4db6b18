import { BigIntType } from '@mikro-orm/core';
import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import { DateTime } from '@houqin/kit/scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { ApprovalFlowChanged } from '../../contract/events.ts';
import type { StepPlan } from '../approval/step.ts';
import { Stored } from '../stored.ts';

/**
 * Which way a document goes. Rows, not code: a hospital edits them, and a case keeps the steps it
 * began with.
 */
@Entity({ tableName: 'approval_flow' })
@Index({ properties: ['documentType', 'validFrom'] })
@ObjectType({ description: 'The way of a kind of document, for amounts from one to another.' })
@Directive('@key(fields: "id")')
export class ApprovalFlow extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => String, { description: 'Stays the same through its editions, `purchase-10k-100k`.' })
  @Property({ type: 'string', length: 60 })
  code!: string;

  @Field(() => String)
  @Property(c.name())
  nameZh!: string;

  @Field(() => String)
  @Property(c.name())
  nameEn!: string;

  @Field(() => String)
  @Property(c.code())
  documentType!: string;

  @Field(() => String, { nullable: true, description: 'Only for this class; null for any.' })
  @Property(c.optional(c.code()))
  category: string | null = null;

  /** Fen; above it, not at it. */
  @Property({ type: new BigIntType('number'), nullable: true })
  aboveFen: number | null = null;

  /** Fen; up to and with it. */
  @Property({ type: new BigIntType('number'), nullable: true })
  upToFen: number | null = null;

  @Field(() => Boolean, { nullable: true, description: 'Only beyond, or only within the budget.' })
  @Property(c.optional(c.boolean()))
  overBudget: boolean | null = null;

  @Property(c.json())
  steps: readonly StepPlan[] = [];

  @Field(() => Boolean, { description: 'Anybody of the staff may submit such a document here.' })
  @Property(c.boolean())
  selfService = false;

  @Field(() => String, { description: 'Where the rule is from.' })
  @Property(c.title())
  source!: string;

  @Field(() => DateTime)
  @Property(c.instant())
  validFrom!: Date;

  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  validTo: Date | null = null;

  changed(): ApprovalFlowChanged {
    const { id: flowId, code, documentType, validFrom, validTo } = this;
    return {
      ...{ type: 'collaboration.approval-flow.changed', version: 1, flowId, code, documentType },
      ...{ validFrom: validFrom.toISOString(), validTo: validTo?.toISOString() ?? null },
    };
  }
}
