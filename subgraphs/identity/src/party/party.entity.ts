import { Entity, Enum, Property, Unique } from '@mikro-orm/decorators/legacy';
import { registerEnumOnce } from '@houqin/kit/filters';
import { Vendor } from '@houqin/kit/vendor';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { PartyChanged } from '../../contract/events.ts';
import { Stored } from '../stored.ts';

export const PartyKind = {
  VENDOR: 'VENDOR',
  SUPPLIER: 'SUPPLIER',
  TENANT: 'TENANT',
  AUTHORITY: 'AUTHORITY',
} as const;
export type PartyKind = keyof typeof PartyKind;
registerEnumOnce(PartyKind, 'PartyKind');

/** An organisation outside the hospital that contracts, supplies, rents or supervises. */
@Entity({ tableName: 'party' })
@ObjectType({ description: 'An organisation outside the hospital.' })
@Directive('@key(fields: "id")')
@Vendor()
export class Party extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => String)
  @Unique()
  @Property({ type: 'string', length: 40 })
  code!: string;

  @Property({ type: 'string', length: 120 })
  nameZh!: string;

  @Property({ type: 'string', length: 120 })
  nameEn!: string;

  @Field(() => PartyKind)
  @Enum({ items: () => PartyKind })
  kind!: PartyKind;

  changed(): PartyChanged {
    return {
      type: 'identity.party.changed',
      version: 1,
      partyId: this.id,
      code: this.code,
      name: this.nameZh,
      nameEn: this.nameEn,
      kind: this.kind,
      retired: this.retiredAt !== null,
    };
  }
}
