import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A work order that is not finished yet, as maintenance told us: a room with one is not retired. */
@Entity({ tableName: 'open_work' })
export class OpenWork {
  /** The work order's id. */
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id!: string;

  @Property({ type: 'string', length: 40 })
  number!: string;

  @Index()
  @Property({ type: 'string', length: 26 })
  roomId!: string;
}
