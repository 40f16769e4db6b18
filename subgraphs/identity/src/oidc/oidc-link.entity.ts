import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';

/** Whom a provider means by one of its subjects; made at the first sign-in, by a verified claim. */
@Entity({ tableName: 'oidc_link' })
@Unique({ properties: ['userId', 'issuer'] })
export class OidcLink {
  /** SHA-256 of issuer and subject, base64url. */
  @PrimaryKey({ type: 'string', length: 43 })
  readonly id!: string;

  @Property({ type: 'string', length: 200 })
  issuer!: string;

  @Property({ type: 'string', length: 26 })
  userId!: string;

  @Property({ type: 'Date', length: 3 })
  linkedAt!: Date;
}
