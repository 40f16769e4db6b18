import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ulid } from '@houqin/kit/id';

/** One role held by one subject: person, program or wallboard. */
@Entity({ tableName: 'role_assignment' })
@Unique({ properties: ['subjectId', 'roleId'] })
export class RoleAssignment {
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id: string = ulid();

  @Property({ type: 'string', length: 26 })
  subjectId!: string;

  @Index()
  @Property({ type: 'string', length: 26 })
  roleId!: string;

  @Property({ type: 'Date', length: 3 })
  createdAt!: Date;

  @Property({ type: 'string', length: 64 })
  createdBy!: string;
}
