import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** What identity last said about an outside organisation: whom a contract can be with. */
@Entity({ tableName: 'ref_party' })
export class RefParty {
  @PrimaryKey(c.id()) id!: string;
  @Property(c.code()) code!: string;
  @Property(c.name()) name!: string;
  @Property(c.name()) nameEn!: string;
  @Property(c.boolean()) retired = false;
  @Property(c.integer()) sourceVersion = 0;
}
