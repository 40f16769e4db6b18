import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ulid } from '@houqin/kit/id';
import type { SessionRevoked, SubjectKind } from '../../contract/events.ts';

const kinds = { user: 'user', client: 'client', device: 'device' } as const;

/** One sign-in and all tokens that come of it; the family that a replay revokes. */
@Entity({ tableName: 'session' })
export class Session {
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id: string = ulid();

  @Property({ type: 'integer', version: true })
  version!: number;

  @Index()
  @Property({ type: 'string', length: 26 })
  subjectId!: string;

  @Enum({ items: () => kinds })
  kind!: SubjectKind;

  @Property({ type: 'Date', length: 3 })
  startedAt!: Date;

  /** However often it is refreshed, it ends here. */
  @Index()
  @Property({ type: 'Date', length: 3 })
  expiresAt!: Date;

  @Property({ type: 'Date', length: 3, nullable: true })
  revokedAt: Date | null = null;

  @Property({ type: 'string', length: 64, nullable: true })
  address: string | null = null;

  revoke(at: Date, reason: SessionRevoked['reason']): SessionRevoked {
    this.revokedAt = at;
    return {
      type: 'identity.session.revoked',
      version: 1,
      sessionId: this.id,
      subjectId: this.subjectId,
      reason,
    };
  }
}
