import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ulid } from '@houqin/kit/id';

export const KeyPurpose = {
  SIGNING: 'SIGNING',
  REFRESH: 'REFRESH',
  /** Encrypts secrets that must be read back. */
  SEALING: 'SEALING',
} as const;
export type KeyPurpose = keyof typeof KeyPurpose;

/** Keys made at the first start. Who can read this table can sign for anybody. */
@Entity({ tableName: 'key_material' })
export class KeyMaterial {
  /** The `kid` of tokens. */
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id: string = ulid();

  @Enum({ items: () => KeyPurpose })
  purpose!: KeyPurpose;

  /** Private JWK as JSON for SIGNING, 256 bits in base64url for the others. */
  @Property({ type: 'text', hidden: true })
  secret!: string;

  /** Public JWK as JSON, of SIGNING only. */
  @Property({ type: 'text', nullable: true })
  publicJwk: string | null = null;

  @Property({ type: 'Date', length: 3 })
  createdAt!: Date;

  /** From then on it signs nothing; verifiers accept it for one more hour. */
  @Property({ type: 'Date', length: 3, nullable: true })
  retiredAt: Date | null = null;
}
