import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What identity's events say of a department. */
@Entity({ tableName: 'ref_department' })
export class RefDepartment {
  @PrimaryKey({ type: 'string', length: 26 })
  id!: string;

  @Property({ type: 'string', length: 20 })
  code!: string;

  @Property({ type: 'string', length: 120 })
  nameZh!: string;

  @Property({ type: 'string', length: 120 })
  nameEn!: string;

  @Property({ type: 'string', length: 26, nullable: true })
  parentId: string | null = null;

  @Property({ type: 'boolean' })
  retired: boolean = false;
}
