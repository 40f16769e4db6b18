import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ulid } from '@houqin/kit/id';

/*
 * Instants are `type: 'Date'`: as `'datetime'`, MikroORM 7.2 on SQLite takes every loaded row for
 * changed and writes it again (its comparator knows only the type name `date`).
 */

/** Columns of every row that people or programs change. A leaf adds `@Field` to what it shows. */
export abstract class Stored {
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id: string = ulid();

  @Property({ type: 'integer', version: true })
  version!: number;

  /** Home campus; null for what belongs to the whole hospital. */
  @Property({ type: 'string', length: 26, nullable: true })
  campusId: string | null = null;

  @Property({ type: 'string', length: 26, nullable: true })
  departmentId: string | null = null;

  @Property({ type: 'Date', length: 3 })
  createdAt!: Date;

  @Property({ type: 'string', length: 64 })
  createdBy!: string;

  @Property({ type: 'Date', length: 3 })
  updatedAt!: Date;

  @Property({ type: 'string', length: 64 })
  updatedBy!: string;

  @Property({ type: 'Date', length: 3, nullable: true })
  retiredAt: Date | null = null;

  /** Notes who writes and when; every use case calls it before it records. */
  stamp(by: string, at: Date): void {
    this.createdAt ??= at;
    this.createdBy ??= by;
    this.updatedAt = at;
    this.updatedBy = by;
  }
}
