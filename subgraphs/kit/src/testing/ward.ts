import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ulid } from '../id.ts';
import type { NounDefinition } from '../kit-orm.ts';

/** A small aggregate for the kit's own tests. */
@Entity({ tableName: 'ward' })
export class Ward {
  @PrimaryKey({ type: 'string', length: 26 })
  id: string = ulid();

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'string', length: 80 })
  name!: string;

  @Property({ type: 'string', length: 26, nullable: true })
  campusId: string | null = null;

  @Property({ type: 'integer' })
  beds: number = 0;

  @Property({ type: 'string', length: 80, nullable: true, hidden: true })
  doorCode: string | null = null;

  @Property({ type: 'Date', nullable: true })
  openedAt: Date | null = null;
}

export const wardNoun: NounDefinition<Ward> = {
  noun: 'ward',
  entity: Ward,
  keys: (ward) => ({ campusId: ward.campusId, name: ward.name, beds: ward.beds }),
};

export const aWard = (values: Partial<Ward> = {}): Ward =>
  Object.assign(new Ward(), { name: 'ward', ...values });
