import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One refresh token, by its digest. Used ones are kept, so that a replay is recognised. */
@Entity({ tableName: 'refresh_token' })
export class RefreshToken {
  /** SHA-256 of the token, base64url. */
  @PrimaryKey({ type: 'string', length: 43 })
  readonly id!: string;

  @Index()
  @Property({ type: 'string', length: 26 })
  sessionId!: string;

  @Property({ type: 'Date', length: 3 })
  expiresAt!: Date;

  /** When it was exchanged for its successor. */
  @Property({ type: 'Date', length: 3, nullable: true })
  usedAt: Date | null = null;
}
