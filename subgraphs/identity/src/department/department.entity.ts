import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { DepartmentChanged } from '../../contract/events.ts';
import { Stored } from '../stored.ts';

export const DepartmentKind = {
  CLINICAL: 'CLINICAL',
  TECHNICAL: 'TECHNICAL',
  ADMINISTRATIVE: 'ADMINISTRATIVE',
  LOGISTICS: 'LOGISTICS',
} as const;
export type DepartmentKind = keyof typeof DepartmentKind;

/** A node of the tree that DEPT and DEPT_TREE scopes follow. */
@Entity({ tableName: 'department' })
@ObjectType({ description: 'A department of the hospital; departments form a tree.' })
@Directive('@key(fields: "id")')
export class Department extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => String)
  @Unique()
  @Property({ type: 'string', length: 20 })
  code!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 60 })
  nameZh!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 120 })
  nameEn!: string;

  @Field(() => String, { nullable: true })
  @Enum({ items: () => DepartmentKind })
  kind!: DepartmentKind;

  @Index()
  @Property({ type: 'string', length: 26, nullable: true })
  parentId: string | null = null;

  @Field(() => ID, { nullable: true })
  declare campusId: string | null;

  @Field(() => Int)
  declare version: number;

  changed(): DepartmentChanged {
    return {
      type: 'identity.department.changed',
      version: 1,
      departmentId: this.id,
      code: this.code,
      name: this.nameZh,
      nameEn: this.nameEn,
      kind: this.kind,
      parentId: this.parentId,
      campusId: this.campusId,
      retired: this.retiredAt !== null,
    };
  }
}
