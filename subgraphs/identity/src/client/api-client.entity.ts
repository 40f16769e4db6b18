import { registerEnumOnce } from '@houqin/kit/filters';
import { DateTime } from '@houqin/kit/scalars';
import { Vendor } from '@houqin/kit/vendor';
import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Stored } from '../stored.ts';
import { ApiClientState, lifecycle } from './api-client.lifecycle.ts';

export const ApiClientKind = { PROGRAM: 'PROGRAM', FIELD_GATEWAY: 'FIELD_GATEWAY' } as const;
export type ApiClientKind = keyof typeof ApiClientKind;
registerEnumOnce(ApiClientKind, 'ApiClientKind');

/** A program that signs in with a secret: a vendor's system, an interface, a field gateway. */
@Vendor()
@Entity({ tableName: 'api_client' })
@ObjectType({ description: 'A program that signs in with a secret.' })
export class ApiClient extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => String, { description: 'What the program gives as `clientId`.' })
  @Unique()
  @Property({ type: 'string', length: 60 })
  code!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 120 })
  name!: string;

  @Field(() => ApiClientKind)
  @Enum({ items: () => ApiClientKind })
  kind!: ApiClientKind;

  @Field(() => ApiClientState)
  @Enum({ items: () => ApiClientState })
  state: ApiClientState = lifecycle.initial;

  @Index()
  @Property({ type: 'string', length: 26, nullable: true })
  partyId: string | null = null;

  /** argon2id in PHC form. */
  @Property({ type: 'string', length: 200, hidden: true })
  secretHash!: string;

  /** Grows with each secret; a secret made here begins with its own and a dot. */
  @Property({ type: 'integer', default: 0 })
  secretGeneration: number = 0;

  @Field(() => DateTime, { nullable: true, description: 'Since when the present secret counts.' })
  @Property({ type: 'Date', length: 3, nullable: true })
  secretAt: Date | null = null;

  /** The secret before, which counts a while longer, so that a program can be changed over. */
  @Property({ type: 'string', length: 200, hidden: true, nullable: true })
  previousHash: string | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until then the secret before counts too.',
  })
  @Property({ type: 'Date', length: 3, nullable: true })
  previousUntil: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'No sign-in from then on; null: no end.' })
  @Property({ type: 'Date', length: 3, nullable: true })
  expiresAt: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'When it last signed in.' })
  @Property({ type: 'Date', length: 3, nullable: true })
  lastSignInAt: Date | null = null;

  @Field(() => DateTime)
  declare createdAt: Date;

  /** @throws IllegalTransition */
  activate(): void {
    this.state = lifecycle.next(this.state, 'ACTIVE', 'activate');
  }

  /** @throws IllegalTransition */
  suspend(): void {
    this.state = lifecycle.next(this.state, 'SUSPENDED', 'suspend');
  }

  /** @throws IllegalTransition */
  expire(): void {
    this.state = lifecycle.next(this.state, 'EXPIRED', 'expire');
  }

  maySignIn(at: Date): boolean {
    return this.state === 'ACTIVE' && (this.expiresAt === null || this.expiresAt > at);
  }

  /** Takes a new secret; the one before counts until `previousUntil`. */
  renewSecret(secretHash: string, at: Date, previousUntil: Date | null): void {
    this.previousHash = previousUntil === null ? null : this.secretHash;
    this.previousUntil = previousUntil;
    this.secretHash = secretHash;
    this.secretGeneration += 1;
    this.secretAt = at;
  }

  /**
   * The one hash that a secret has to match, told by its generation: never two are tried. A secret
   * that names none was chosen by hand, before any was made.
   */
  hashFor(secret: string, at: Date): string {
    const generation = Number(/^(\d{1,9})\./.exec(secret)?.[1] ?? 0);
    const before = generation === this.secretGeneration - 1;
    const counts = this.previousUntil !== null && this.previousUntil > at;
    return before && counts && this.previousHash !== null ? this.previousHash : this.secretHash;
  }
}
