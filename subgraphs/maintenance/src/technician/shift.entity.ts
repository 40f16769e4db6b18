import { registerEnumOnce } from '@houqin/kit/filters';
import { DateTime } from '@houqin/kit/scalars';
import { ulid } from '@houqin/kit/id';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';

/** Day 08–17, early 07–15, late 15–23, night 23–07 (domain rules F, Shifts). */
export const ShiftCode = { DAY: 'DAY', EARLY: 'EARLY', LATE: 'LATE', NIGHT: 'NIGHT' } as const;
export type ShiftCode = keyof typeof ShiftCode;
registerEnumOnce(ShiftCode, 'ShiftCode', 'Day 08–17, early 07–15, late 15–23, night 23–07.');

/** One stretch of duty of one technician. */
@Entity({ tableName: 'technician_shift' })
@Index({ name: 'technician_shift_technician', properties: ['technicianId', 'startsAt'] })
@Index({ name: 'technician_shift_ends', properties: ['endsAt'] })
@ObjectType()
export class Shift {
  @PrimaryKey(c.id()) id: string = ulid();
  @Property(c.id()) technicianId!: string;
  @Field(() => ShiftCode) @Property(c.code()) code!: ShiftCode;
  @Field(() => DateTime) @Property(c.instant()) startsAt!: Date;
  @Field(() => DateTime) @Property(c.instant()) endsAt!: Date;
}
