import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A state that has come back: it comes once. */
@Entity({ tableName: 'oidc_state' })
export class OidcState {
  /** SHA-256 of the state, base64url. */
  @PrimaryKey({ type: 'string', length: 43 })
  readonly id!: string;

  /** From then on the attempt is too old by itself. */
  @Index()
  @Property({ type: 'Date', length: 3 })
  endsAt!: Date;
}
