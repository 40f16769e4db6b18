import { BigIntType } from '@mikro-orm/core';
import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import { DateTime } from '@houqin/kit/scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { ApprovalFacts } from '../../contract/events.ts';
import { Stored } from '../stored.ts';
import { CaseState, lifecycle } from './case.lifecycle.ts';
import type { Course } from './course.ts';
import type { Step } from './step.ts';

/** Longest texts, in characters. */
export const maxTitle = 120;
export const maxComment = 500;

/** A line of the document as approvers read it. */
@ObjectType({ description: 'A line of the document, as approvers read it.' })
export class ApprovalLine {
  @Field(() => String) label!: string;
  @Field(() => String) value!: string;
}

@Entity({ tableName: 'approval_case' })
@Index({ properties: ['documentType', 'documentId'] })
@ObjectType({ description: 'A document on its way through those who must approve it.' })
@Directive('@key(fields: "id")')
export class ApprovalCase extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => String, { description: 'What people say to each other: `AP-20261123-0042`.' })
  @Unique()
  @Property({ type: 'string', length: 20 })
  number!: string;

  @Field(() => String, { description: 'Kind of document, `PURCHASE`; flows are chosen by it.' })
  @Property(c.code())
  documentType!: string;

  @Field(() => ID, {
    description: 'The document in its own domain; the case itself when it has none.',
  })
  @Property({ type: 'string', length: 64 })
  documentId!: string;

  @Field(() => String)
  @Property(c.title())
  title!: string;

  @Field(() => [ApprovalLine])
  @Property(c.json())
  lines: readonly ApprovalLine[] = [];

  /** Fen; null for a document without money. */
  @Property({ type: new BigIntType('number'), nullable: true })
  amountFen: number | null = null;

  @Field(() => String, { nullable: true, description: 'Class of goods or account, for the flow.' })
  @Property(c.optional(c.code()))
  category: string | null = null;

  @Field(() => Boolean, { description: 'Beyond the budget, by what the document’s domain said.' })
  @Property(c.boolean())
  overBudget = false;

  @Field(() => CaseState)
  @Index()
  @Enum({ items: () => CaseState })
  state: CaseState = lifecycle.initial;

  @Field(() => Int, { description: '1, and one more each time it began again.' })
  @Property(c.integer())
  round = 1;

  @Property(c.integer())
  current = 0;

  @Property(c.json())
  steps: Step[] = [];

  /** Key of the step without enough approvers. */
  @Property(c.optional({ type: 'string', length: 60 } as const))
  missing: string | null = null;

  @Property(c.id())
  flowId!: string;

  @Index()
  @Property(c.subject())
  requesterId!: string;

  @Field(() => String, { description: 'As it was when the case began.' })
  @Property(c.name())
  requesterName!: string;

  /** Whose decision is awaited, substitutes included; the same as the rows of `approval_party`. */
  @Property(c.json())
  waitingIds: readonly string[] = [];

  /** Everybody who has or had a part. */
  @Property(c.json())
  partyIds: readonly string[] = [];

  /** Whom the overdue step was told to. */
  @Property(c.json())
  escalatedIds: readonly string[] = [];

  /** When the clock looks next: a reminder, an escalation. */
  @Index()
  @Property(c.optional(c.instant()))
  dueAt: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'When the last step was decided.' })
  @Property(c.optional(c.instant()))
  decidedAt: Date | null = null;

  @Field(() => DateTime)
  declare createdAt: Date;

  @Index()
  declare campusId: string | null;

  @Index()
  declare departmentId: string | null;

  /** A copy to be moved; `take` puts it back. */
  course(): Course {
    const { state, round, current, steps, requesterId, missing } = this;
    return structuredClone({ state, round, current, steps, requesterId, missing });
  }

  take({ state, round, current, steps, missing }: Course): void {
    Object.assign(this, { round, current, steps, missing });
    if (state !== this.state) this.state = lifecycle.next(this.state, state);
  }

  facts(): ApprovalFacts {
    const { id: caseId, number, documentType, documentId, state, round, requesterId } = this;
    const { amountFen, departmentId, waitingIds, missing } = this;
    return {
      ...{ caseId, number, documentType, documentId, state, round, requesterId },
      ...{ amountFen, departmentId, waitingIds: [...waitingIds], missing },
    };
  }
}
