import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { RoomClass } from '../limit/room-class.ts';

/** What facility's events say of a room: for scope, filter, names and limits. */
@Entity({ tableName: 'ref_room' })
export class RefRoom {
  @PrimaryKey({ type: 'string', length: 26 })
  id!: string;

  @Property({ type: 'string', length: 40 })
  number!: string;

  @Property({ type: 'string', length: 120 })
  nameZh!: string;

  @Property({ type: 'string', length: 120 })
  nameEn!: string;

  @Property({ type: 'string', length: 40 })
  roomClass!: RoomClass;

  @Index()
  @Property({ type: 'string', length: 26 })
  floorId!: string;

  @Property({ type: 'integer' })
  floorNumber!: number;

  @Index()
  @Property({ type: 'string', length: 26 })
  buildingId!: string;

  @Property({ type: 'string', length: 20 })
  buildingCode!: string;

  @Property({ type: 'string', length: 26 })
  campusId!: string;

  @Property({ type: 'string', length: 26, nullable: true })
  departmentId: string | null = null;

  @Property({ type: 'boolean' })
  retired: boolean = false;
}
