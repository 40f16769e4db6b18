import 'reflect-metadata';
import { Ctx, Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Context } from './context.ts';
import { DateTimeFilter, IdFilter, registerEnumOnce, StringFilter } from './filters.ts';
import { connectionType, listArgs } from './list-types.ts';
import { readJson } from './sql.ts';

export const ActorKind = {
  USER: 'USER',
  CLIENT: 'CLIENT',
  DEVICE: 'DEVICE',
  SYSTEM: 'SYSTEM',
  ANONYMOUS: 'ANONYMOUS',
} as const;
export type ActorKind = keyof typeof ActorKind;
registerEnumOnce(ActorKind, 'ActorKind');

/** Who acted, under the name they then had. */
@ObjectType()
@Directive('@shareable')
export class AuditActor {
  @Field(() => ActorKind) kind!: ActorKind;
  @Field(() => ID, { description: 'Of the person, program or screen; `system` for the program.' })
  id!: string;
  @Field(() => String, { description: 'As it was at the time.' }) name!: string;
}

/** How the table keeps an actor. */
interface StoredActor {
  readonly kind: string;
  readonly subjectId: string;
  readonly name: string | null;
}

/** One that cannot be read was tampered with: it stands as it is, so that the page stays readable. */
function readActor(text: string): AuditActor {
  try {
    const { kind, subjectId, name } = readJson<StoredActor>(text)!;
    const known = Object.values(ActorKind).find((one) => one === kind.toUpperCase());
    if (known) return { kind: known, id: subjectId, name: name ?? '' };
  } catch {
    // Said below, like a kind that nobody knows.
  }
  return { kind: 'ANONYMOUS', id: '', name: text };
}

/**
 * One entry of a domain's audit trail. The same value type in every subgraph (decision 0073): the
 * row itself is the entity that `kitEntities` makes for each database.
 */
@ObjectType()
@Directive('@shareable')
export class AuditEntry {
  @Field(() => ID) id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Place in the hash chain of its domain; null for the moment until it is chained.',
  })
  position!: number | null;

  @Field(() => Date) at!: Date;

  @Field(() => AuditActor, { name: 'actor' })
  whoActed(): AuditActor {
    return Object.assign(new AuditActor(), readActor(this.actor));
  }

  @Field(() => String, { description: 'The event, or what was done without one: a reveal, say.' })
  action!: string;

  @Field(() => String, { description: 'The action in words.' })
  actionText(@Ctx() { runtime, locale }: Context): string {
    return runtime.labels.label('AuditAction', this.action, locale);
  }

  @Field(() => String, { description: 'Noun or class of the object: `workOrder`.' })
  objectType!: string;

  @Field(() => String, { description: 'The noun in words.' })
  objectText(@Ctx() { runtime, locale }: Context): string {
    return runtime.labels.label('AuditObject', this.objectType, locale);
  }

  @Field(() => ID) objectId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'JSON of the columns that changed, before. Secrets read `(hidden)`, masked columns `(masked)`.',
  })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The same columns, after.' })
  after!: string | null;

  @Field(() => String, { nullable: true, description: 'The network address it was asked from.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'In the words of who did it.' })
  reason!: string | null;

  @Field(() => ID, { description: 'The same for all that came of one cause, in every domain.' })
  correlationId!: string;

  actor!: string;
  actorId!: string;
}

@InputType({
  description:
    'All that is given must hold. `contains` of an action or object also looks into its words.',
})
export class AuditEntryFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) at?: DateTimeFilter | null;
  @Field(() => IdFilter, { nullable: true }) actorId?: IdFilter | null;
  @Field(() => StringFilter, { nullable: true }) action?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) objectType?: StringFilter | null;
  @Field(() => IdFilter, { nullable: true }) objectId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) correlationId?: IdFilter | null;
}

export const AuditEntryConnection = connectionType('AuditEntry', AuditEntry, { shared: true });
export const AuditEntryArgs = listArgs({ filter: AuditEntryFilter, search: true });
