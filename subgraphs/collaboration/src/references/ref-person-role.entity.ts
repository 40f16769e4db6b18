import { Entity, Index, PrimaryKey } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** `RefPerson.roles` once more, so that the holders of a role are found by an index. */
@Entity({ tableName: 'ref_person_role' })
@Index({ name: 'ref_person_role_holders', properties: ['role', 'personId'] })
export class RefPersonRole {
  @PrimaryKey(c.id()) personId!: string;
  @PrimaryKey({ type: 'string', length: 60 }) role!: string;
}
