import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import { DateTime } from '@houqin/kit/scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { DelegationChanged } from '../../contract/events.ts';
import { Stored } from '../stored.ts';

/** Who decides for whom while they are away; named in every decision taken so. */
@Entity({ tableName: 'delegation' })
@Index({ properties: ['principalId', 'endsAt'] })
@Index({ properties: ['substituteId', 'endsAt'] })
@ObjectType({ description: 'Somebody decides for somebody else from one instant to another.' })
@Directive('@key(fields: "id")')
export class Delegation extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => Int)
  declare version: number;

  /** Who is away. */
  @Property(c.subject())
  principalId!: string;

  @Field(() => String, { description: 'Who is away.' })
  @Property(c.name())
  principalName!: string;

  @Property(c.subject())
  substituteId!: string;

  @Field(() => String, { description: 'Who decides meanwhile.' })
  @Property(c.name())
  substituteName!: string;

  @Field(() => DateTime)
  @Property(c.instant())
  startsAt!: Date;

  @Field(() => DateTime)
  @Property(c.instant())
  endsAt!: Date;

  @Field(() => String, { nullable: true })
  @Property(c.optional(c.title()))
  reason: string | null = null;

  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  revokedAt: Date | null = null;

  /** Next boundary at which inboxes change; null when it is over. */
  @Index()
  @Property(c.optional(c.instant()))
  changesAt: Date | null = null;

  changed(): DelegationChanged {
    const { id: delegationId, principalId, substituteId, startsAt, endsAt, revokedAt } = this;
    return {
      ...{ type: 'collaboration.delegation.changed', version: 1, delegationId, principalId },
      ...{ substituteId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      revoked: revokedAt !== null,
    };
  }
}
