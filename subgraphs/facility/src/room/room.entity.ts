import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { RoomChanged } from '../../contract/events.ts';
import type { Building } from '../building/building.entity.ts';
import { floorName, type Floor } from '../floor/floor.entity.ts';
import { Stored } from '../stored.ts';
import { lifecycle, RoomState } from './room.lifecycle.ts';
import { RoomClass, RoomType } from './room-type.ts';
import { maxLength, searchText } from './search-text.ts';

/** Square metres are stored in square decimetres: whole numbers, exact to the hundredth. */
export const squareDecimetres = (squareMetres: number): number => Math.round(squareMetres * 100);

@Entity({ tableName: 'room' })
@ObjectType({ description: 'A room; its number is on its door and in its QR code.' })
@Directive('@key(fields: "id")')
export class Room extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => String, { description: 'Building, floor, room: `S-0307`.' })
  @Unique()
  @Property({ type: 'string', length: 20 })
  number!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 60 })
  nameZh!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 120 })
  nameEn!: string;

  /** Number, names, pinyin and initials in lower case. */
  @Property({ type: 'string', length: maxLength })
  searchText!: string;

  @Index()
  @Enum({ items: () => RoomType })
  roomType!: RoomType;

  @Index()
  @Enum({ items: () => RoomClass })
  roomClass!: RoomClass;

  @Index()
  @Enum({ items: () => RoomState })
  state: RoomState = lifecycle.initial;

  @Property({ type: 'integer', nullable: true })
  areaSquareDecimetres: number | null = null;

  /** Beds that patients lie in; 0 elsewhere. */
  @Property({ type: 'integer' })
  beds: number = 0;

  @Index()
  @Property({ type: 'string', length: 26 })
  floorId!: string;

  @Index()
  @Property({ type: 'string', length: 26 })
  buildingId!: string;

  @Index()
  declare campusId: string | null;

  @Index()
  declare departmentId: string | null;

  @Field(() => Int)
  declare version: number;

  @Field(() => Float, { nullable: true })
  get areaSquareMetres(): number | null {
    return this.areaSquareDecimetres === null ? null : this.areaSquareDecimetres / 100;
  }

  /** Gives the room its names and what search finds it by. */
  rename(nameZh: string, nameEn: string): void {
    this.nameZh = nameZh;
    this.nameEn = nameEn;
    this.searchText = searchText(this.number, nameZh, nameEn);
  }

  /** @throws IllegalTransition */
  moveTo(state: RoomState, action: string): void {
    this.state = lifecycle.next(this.state, state, action);
  }

  /** @throws IllegalTransition */
  retire(at: Date): void {
    this.moveTo('RETIRED', 'retire');
    this.retiredAt = at;
  }

  changed(floor: Floor, building: Building): RoomChanged {
    return {
      type: 'facility.room.changed',
      version: 1,
      roomId: this.id,
      number: this.number,
      name: this.nameZh,
      nameEn: this.nameEn,
      roomType: this.roomType,
      roomClass: this.roomClass,
      state: this.state,
      floorId: floor.id,
      floorNumber: floor.number,
      floorName: floorName(floor.number, 'zh'),
      buildingId: building.id,
      buildingCode: building.code,
      buildingName: building.nameZh,
      buildingNameEn: building.nameEn,
      campusId: this.campusId ?? '',
      departmentId: this.departmentId,
      retired: this.retiredAt !== null,
    };
  }
}
