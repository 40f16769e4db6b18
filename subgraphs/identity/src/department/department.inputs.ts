import { enumFilter, IdFilter, registerEnumOnce, StringFilter } from '@houqin/kit/filters';
import { listArgs, orderInput } from '@houqin/kit/list';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DepartmentKind } from './department.entity.ts';

registerEnumOnce(DepartmentKind, 'DepartmentKind');
const DepartmentKindFilter = enumFilter('DepartmentKind', DepartmentKind);

@InputType()
export class DepartmentFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => StringFilter, { nullable: true }) code?: StringFilter | null;
  @Field(() => DepartmentKindFilter, { nullable: true })
  kind?: InstanceType<typeof DepartmentKindFilter> | null;
  @Field(() => IdFilter, { nullable: true }) parentId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) campusId?: IdFilter | null;
}

export const DepartmentOrderField = { CODE: 'CODE', NAME: 'NAME' } as const;
export type DepartmentOrderField = keyof typeof DepartmentOrderField;

export const DepartmentListArgs = listArgs({
  filter: DepartmentFilter,
  order: orderInput('Department', DepartmentOrderField),
  search: true,
});
export type DepartmentListArgs = InstanceType<typeof DepartmentListArgs>;

@InputType()
export class CreateDepartmentInput {
  @Field(() => String, { description: 'Up to 20 of A-Z 0-9 -, such as `CARD2`.' }) code!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => DepartmentKind) kind!: DepartmentKind;
  @Field(() => ID, { nullable: true }) parentId?: string | null;
  @Field(() => ID, { nullable: true }) campusId?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

/** Fields left out stay as they are; a null parent moves the department to the top. */
@InputType()
export class UpdateDepartmentInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) nameZh?: string | null;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
  @Field(() => ID, { nullable: true }) parentId?: string | null;
  @Field(() => ID, { nullable: true }) campusId?: string | null;
  @Field(() => String) idempotencyKey!: string;
}
