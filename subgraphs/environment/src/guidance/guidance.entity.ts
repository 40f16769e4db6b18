import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Stored } from '../stored.ts';

/** A list of steps for one type of alarm, in one edition (domain S63). */
@Entity({ tableName: 'guidance' })
@Unique({ name: 'guidance_edition_unique', properties: ['code', 'edition'] })
export class Guidance extends Stored {
  @Property({ type: 'string', length: 80 })
  code!: string;

  @Property({ type: 'integer' })
  edition!: number;

  @Property({ type: 'string', length: 120 })
  nameZh!: string;

  @Property({ type: 'string', length: 120 })
  nameEn!: string;
}

/** One step, with the places to fill of `fill-text.ts`. */
@Entity({ tableName: 'guidance_step' })
export class GuidanceStepRow extends Stored {
  @Index()
  @Property({ type: 'string', length: 26 })
  guidanceId!: string;

  /** From 1. */
  @Property({ type: 'integer' })
  position!: number;

  @Property({ type: 'string', length: 300 })
  textZh!: string;

  @Property({ type: 'string', length: 300 })
  textEn!: string;

  /** Whose consent or what proof the step needs. */
  @Property({ type: 'string', length: 200, nullable: true })
  hintZh: string | null = null;

  @Property({ type: 'string', length: 200, nullable: true })
  hintEn: string | null = null;

  @Property({ type: 'string', length: 40, nullable: true })
  phone: string | null = null;
}
