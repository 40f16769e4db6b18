import 'reflect-metadata';
import { Ctx, Field, ID, Int, ObjectType, type ClassType } from 'type-graphql';
import type { Context } from './context.ts';
import { registerEnumOnce } from './filters.ts';
import { ChangeKind, type LiveChange } from './live-changes.ts';
import { loadInScope } from './reference.ts';
import { DateTime } from './scalars.ts';
import { Vendor } from './vendor.ts';

registerEnumOnce(ChangeKind, 'ChangeKind');

/** The class made by `liveChangeType`; its noun is found under the noun's own name. */
export type LiveChangeType = ClassType<LiveChange>;

/**
 * `<Name>Change { cursor at kind id version <name> }`. Return what `changes()` yields; the noun is
 * read when asked for, as it is now and under the caller's scope. It is null for REMOVED, for
 * BOOKMARK, and when the row has left the scope since (a REMOVED follows).
 */
export function liveChangeType(name: string, type: ClassType<object>): LiveChangeType {
  const noun = name.charAt(0).toLowerCase() + name.slice(1);

  @Vendor()
  @ObjectType(`${name}Change`, { description: `What happened to one ${name}, in order.` })
  class Change {
    @Field(() => String, { description: 'Subscribe again with `after` this to go on from here.' })
    cursor!: string;

    @Field(() => DateTime) at!: Date;
    @Field(() => ChangeKind) kind!: ChangeKind;
    @Field(() => ID, { nullable: true }) id!: string | null;
    @Field(() => Int, { nullable: true }) version!: number | null;
    live!: LiveChange['live'];
  }

  Object.defineProperty(Change.prototype, noun, {
    configurable: true,
    value: function noun(this: LiveChange, ctx: Context): Promise<object | null> {
      if (this.kind !== 'UPSERTED' || this.id === null) return Promise.resolve(null);
      return loadInScope(ctx, this.live.entity, this.id, this.live);
    },
  });
  const descriptor = Object.getOwnPropertyDescriptor(Change.prototype, noun);
  Field(() => type, { nullable: true })(Change.prototype, noun, descriptor as PropertyDescriptor);
  Ctx()(Change.prototype, noun, 0);
  return Change as LiveChangeType;
}
