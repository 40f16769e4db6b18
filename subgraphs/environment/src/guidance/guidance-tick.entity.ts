import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Stored } from '../stored.ts';

/** Somebody did one step for one alarm. */
@Entity({ tableName: 'guidance_tick' })
@Unique({ name: 'guidance_tick_step_unique', properties: ['alarmId', 'stepId'] })
export class GuidanceTickRow extends Stored {
  @Property({ type: 'string', length: 26 })
  alarmId!: string;

  @Property({ type: 'string', length: 26 })
  stepId!: string;

  @Property({ type: 'string', length: 64 })
  byId!: string;

  @Property({ type: 'string', length: 60 })
  byName!: string;

  @Property({ type: 'Date', length: 3 })
  at!: Date;
}
