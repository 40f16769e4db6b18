import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One way in without the phone, used once. */
@Entity({ tableName: 'recovery_code' })
export class RecoveryCode {
  /** SHA-256 of person and code, base64url. */
  @PrimaryKey({ type: 'string', length: 43 })
  readonly id!: string;

  @Index()
  @Property({ type: 'string', length: 26 })
  userId!: string;

  @Property({ type: 'Date', length: 3, nullable: true })
  usedAt: Date | null = null;
}
