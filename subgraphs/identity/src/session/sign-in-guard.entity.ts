import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * Failed sign-ins under one name. Kept by name, not by account, so that a name that exists and one
 * that does not behave alike.
 */
@Entity({ tableName: 'sign_in_guard' })
export class SignInGuard {
  /** Kind of subject and SHA-256 of the name: what people mistype may be a password. */
  @PrimaryKey({ type: 'string', length: 64 })
  readonly id!: string;

  /** Milliseconds since 1970 of the failures in the window, oldest first, comma-separated. */
  @Property({ type: 'string', length: 200 })
  failures: string = '';

  @Property({ type: 'Date', length: 3, nullable: true })
  lockedUntil: Date | null = null;

  @Property({ type: 'Date', length: 3 })
  changedAt!: Date;
}
