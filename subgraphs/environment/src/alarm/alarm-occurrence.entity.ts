import { ulid } from '@houqin/kit/id';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';

/**
 * One stretch of time beyond the limit. Definition and start are its identity: a reading that is
 * delivered and evaluated again after a crash finds its occurrence and changes nothing.
 */
@Entity({ tableName: 'alarm_occurrence' })
@Unique({ name: 'alarm_occurrence_start_unique', properties: ['definitionId', 'startedAt'] })
export class AlarmOccurrence {
  @PrimaryKey({ type: 'string', length: 26 })
  id: string = ulid();

  @Index()
  @Property({ type: 'string', length: 26 })
  alarmId!: string;

  @Property({ type: 'string', length: 26 })
  pointId!: string;

  @Property({ type: 'string', length: 26 })
  definitionId!: string;

  @Property({ type: 'Date', length: 3 })
  startedAt!: Date;

  @Index()
  @Property({ type: 'Date', length: 3, nullable: true })
  endedAt: Date | null = null;

  @Property({ type: 'double', nullable: true })
  value: number | null = null;

  @Property({ type: 'double', nullable: true })
  worstValue: number | null = null;

  @Property({ type: 'double', nullable: true, fieldName: 'limit_value' })
  limit: number | null = null;
}
