import type { FilterQuery } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { registerEnumOnce } from '@houqin/kit/filters';
import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Field, ObjectType } from 'type-graphql';

/** Where a moment lies to the term of an assignment. */
export const RoleAssignmentState = {
  FUTURE: 'FUTURE',
  IN_FORCE: 'IN_FORCE',
  ENDED: 'ENDED',
} as const;
export type RoleAssignmentState = keyof typeof RoleAssignmentState;
registerEnumOnce(RoleAssignmentState, 'RoleAssignmentState', 'Whether the role counts now.');

/** From when until when a role is held; null: without that end. */
export interface Term {
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
}

/** A role without dates: from now on, for good. */
export const openEnded: Term = { validFrom: null, validUntil: null };

/** One role held by one subject: person, program or wallboard. Outside its term it grants nothing. */
@Entity({ tableName: 'role_assignment' })
@Unique({ properties: ['subjectId', 'roleId'] })
@Index({ properties: ['inForce', 'validUntil'] })
@ObjectType({ description: 'A role somebody holds, and from when until when.' })
export class RoleAssignment implements Term {
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id: string = ulid();

  @Property({ type: 'string', length: 26 })
  subjectId!: string;

  @Index()
  @Property({ type: 'string', length: 26 })
  roleId!: string;

  @Field(() => DateTime, { nullable: true, description: 'Null: since it was given.' })
  @Property({ type: 'Date', length: 3, nullable: true })
  validFrom: Date | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'First instant at which it counts no more; null: no end.',
  })
  @Property({ type: 'Date', length: 3, nullable: true })
  validUntil: Date | null = null;

  /** Whether the rights announced last count it; `turn-assignments.ts` follows the clock. */
  @Property({ type: 'boolean', default: true })
  inForce: boolean = true;

  @Field(() => DateTime, { description: 'When it was given.' })
  @Property({ type: 'Date', length: 3 })
  createdAt!: Date;

  @Property({ type: 'string', length: 64 })
  createdBy!: string;

  stateAt(at: Date): RoleAssignmentState {
    if (this.validUntil !== null && this.validUntil <= at) return 'ENDED';
    return this.validFrom !== null && this.validFrom > at ? 'FUTURE' : 'IN_FORCE';
  }

  hasTerm({ validFrom, validUntil }: Term): boolean {
    return sameInstant(this.validFrom, validFrom) && sameInstant(this.validUntil, validUntil);
  }
}

/** Assignments that count at an instant. */
export const heldAt = (at: Date): FilterQuery<RoleAssignment> => ({
  $and: [
    { $or: [{ validFrom: null }, { validFrom: { $lte: at } }] },
    { $or: [{ validUntil: null }, { validUntil: { $gt: at } }] },
  ],
});

const sameInstant = (a: Date | null, b: Date | null): boolean =>
  (a?.getTime() ?? null) === (b?.getTime() ?? null);
