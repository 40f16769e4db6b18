import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** What identity last said somebody's user name is: the beginning of their mail address. */
@Entity({ tableName: 'ref_username' })
export class RefUsername {
  @PrimaryKey(c.id()) id!: string;
  @Property(c.name()) username!: string;
  @Property(c.integer()) sourceVersion = 0;
}
