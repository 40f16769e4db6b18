import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from './columns.ts';
import { ulid } from './id.ts';

/**
 * What a domain that lists this class among its entities encrypts secrets with; see `sealed.ts`. Made
 * when it is first needed. Who can read this table and the sealed columns can read the secrets.
 */
@Entity({ tableName: 'sealing_key' })
export class SealingKey {
  /** Stands in front of everything that was sealed with it. */
  @PrimaryKey(c.id()) id: string = ulid();
  /** 256 bits in base64url. */
  @Property({ ...c.title(), hidden: true }) secret!: string;
  @Property(c.instant()) createdAt!: Date;
}
