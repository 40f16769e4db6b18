import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * The second factor of one person: one-time codes by time (RFC 6238). What is offered becomes the
 * factor with the first right code; until then the one before goes on.
 */
@Entity({ tableName: 'totp' })
export class Totp {
  /** The person's. */
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id!: string;

  /** Sealed (`sealed.ts`); null until the first setup is confirmed. */
  @Property({ type: 'string', length: 200, nullable: true, hidden: true })
  sealedSecret: string | null = null;

  /** Since when sign-in asks for it. */
  @Property({ type: 'Date', length: 3, nullable: true })
  confirmedAt: Date | null = null;

  /** Step of the last accepted code (seconds since 1970 / 30): none up to it is accepted again. */
  @Property({ type: 'integer' })
  lastStep: number = 0;

  @Property({ type: 'string', length: 200, nullable: true, hidden: true })
  sealedOffer: string | null = null;

  @Property({ type: 'Date', length: 3, nullable: true })
  offeredAt: Date | null = null;
}
