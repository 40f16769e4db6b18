import { registerEnumOnce } from '@houqin/kit/filters';
import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';
import type { Ranked } from './rank-technicians.ts';

/** Who chose the technician. */
export const AssignedBy = { ENGINE: 'ENGINE', DISPATCHER: 'DISPATCHER', SELF: 'SELF' } as const;
export type AssignedBy = keyof typeof AssignedBy;
registerEnumOnce(AssignedBy, 'AssignedBy', 'Who chose: the engine, a dispatcher, the technician.');

/** What became of an offer. */
export const AssignmentState = {
  OFFERED: 'OFFERED',
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  EXPIRED: 'EXPIRED',
  WITHDRAWN: 'WITHDRAWN',
  DONE: 'DONE',
} as const;
export type AssignmentState = keyof typeof AssignmentState;
registerEnumOnce(AssignmentState, 'AssignmentState', 'What became of an offer.');

/** One offer of an order to one technician, with everything the decision was made on. */
@Entity({ tableName: 'assignment' })
@Index({ name: 'assignment_order', properties: ['orderId', 'offeredAt'] })
@Index({ name: 'assignment_technician', properties: ['technicianId', 'offeredAt'] })
@ObjectType()
export class Assignment {
  @Field(() => ID) @PrimaryKey(c.id()) id: string = ulid();
  @Property(c.id()) orderId!: string;
  @Property(c.id()) technicianId!: string;
  @Property(c.name()) technicianName!: string;
  @Property(c.id()) userId!: string;
  @Field(() => AssignmentState) @Property(c.code()) state: AssignmentState = 'OFFERED';
  @Field(() => AssignedBy) @Property(c.code()) by!: AssignedBy;
  @Property(c.optional(c.name())) byName: string | null = null;
  @Field(() => DateTime) @Property(c.instant()) offeredAt!: Date;
  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  acceptedAt: Date | null = null;
  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  endedAt: Date | null = null;
  @Field(() => Float, { nullable: true, description: 'The engine’s score then, 0 to 1.' })
  @Property(c.optional(c.float()))
  score: number | null = null;
  /** The whole ranking at that moment: terms of the eligible, reasons of the excluded. */
  @Property(c.json()) ranking: readonly Ranked[] = [];
  @Field(() => String, { nullable: true, description: 'Why it was declined or taken away.' })
  @Property(c.optional(c.title()))
  note: string | null = null;
}
