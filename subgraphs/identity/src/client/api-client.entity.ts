import { Entity, Enum, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Stored } from '../stored.ts';
import { ApiClientState, lifecycle } from './api-client.lifecycle.ts';

export const ApiClientKind = { PROGRAM: 'PROGRAM', FIELD_GATEWAY: 'FIELD_GATEWAY' } as const;
export type ApiClientKind = keyof typeof ApiClientKind;

/** A program that signs in with a secret: a vendor's system, an interface, a field gateway. */
@Entity({ tableName: 'api_client' })
export class ApiClient extends Stored {
  /** What the program gives as `clientId`. */
  @Unique()
  @Property({ type: 'string', length: 60 })
  code!: string;

  @Property({ type: 'string', length: 120 })
  name!: string;

  @Enum({ items: () => ApiClientKind })
  kind!: ApiClientKind;

  @Enum({ items: () => ApiClientState })
  state: ApiClientState = lifecycle.initial;

  @Property({ type: 'string', length: 26, nullable: true })
  partyId: string | null = null;

  /** argon2id in PHC form. */
  @Property({ type: 'string', length: 200, hidden: true })
  secretHash!: string;

  /** No sign-in from this instant on; null: no end. */
  @Property({ type: 'Date', length: 3, nullable: true })
  expiresAt: Date | null = null;

  /** @throws IllegalTransition */
  activate(): void {
    this.state = lifecycle.next(this.state, 'ACTIVE', 'activate');
  }

  maySignIn(at: Date): boolean {
    return this.state === 'ACTIVE' && (this.expiresAt === null || this.expiresAt > at);
  }
}
