import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from './columns.ts';
import { ulid } from './id.ts';

/**
 * A file of a domain that lists this class among its entities; see `file-routes.ts`. Its content is
 * in the store under its SHA-256. Until a row takes it, it is an upload that is thrown away.
 */
@Entity({ tableName: 'stored_file' })
@Index({ name: 'stored_file_owner', properties: ['ownerNoun', 'ownerId'] })
export class StoredFile {
  @PrimaryKey(c.id()) id: string = ulid();
  @Property({ type: 'string', length: 64 }) @Index() sha256!: string;
  @Property(c.title()) name!: string;
  @Property({ type: 'string', length: 60 }) type!: string;
  /** Bytes. */
  @Property(c.integer()) size!: number;
  /** The row it belongs to: `workOrder` and its id; null until then. */
  @Property(c.optional(c.code())) ownerNoun: string | null = null;
  @Property(c.optional(c.id())) ownerId: string | null = null;
  @Property(c.optional(c.instant())) takenAt: Date | null = null;
  @Property(c.subject()) uploadedBy!: string;
  @Property(c.name()) uploadedByName!: string;
  @Property(c.instant()) @Index() uploadedAt!: Date;
}
