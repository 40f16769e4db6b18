import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { registerEnumOnce } from '@houqin/kit/filters';
import { Masked } from '@houqin/kit/mask';
import { Vendor } from '@houqin/kit/vendor';
import { DateTime } from '@houqin/kit/scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { UserChanged } from '../../contract/events.ts';
import { Stored } from '../stored.ts';
import { lifecycle, UserState } from './user.lifecycle.ts';

registerEnumOnce(UserState, 'UserState', 'Whether somebody can sign in.');

/** A person with an account. Who they are is here; what they may do is their `Subject`. */
@Entity({ tableName: 'user_account' })
@ObjectType({ description: 'A person with an account.' })
@Directive('@key(fields: "id")')
export class User extends Stored {
  @Vendor()
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => String, { description: 'Readable by any staff that meets the person in a record.' })
  @Property({ type: 'string', length: 60 })
  name!: string;

  /** Lower case: people sign in whatever case they type, on both databases. */
  @Unique()
  @Property({ type: 'string', length: 60 })
  username!: string;

  @Property({ type: 'string', length: 60, nullable: true })
  position: string | null = null;

  @Index()
  @Enum({ items: () => UserState })
  state: UserState = lifecycle.initial;

  @Field(() => String, {
    nullable: true,
    description: 'Of the workplace. One’s own; of others by `revealUserPhone`, on record.',
  })
  @Masked({
    reveal: 'user:reveal',
    by: 'revealUserPhone',
    clear: ({ id }: User, { caller }) => id === caller.subjectId,
  })
  @Property({ type: 'string', length: 40, nullable: true })
  phone: string | null = null;

  /** The outside organisation a vendor's person works for. */
  @Property({ type: 'string', length: 26, nullable: true })
  partyId: string | null = null;

  /**
   * By which the hospital's own provider knows the person (`oidc`), lower case. Hidden: whom it
   * concerns are administrators, and audit entries keep it to themselves.
   */
  @Unique()
  @Property({ type: 'string', length: 254, nullable: true, hidden: true })
  email: string | null = null;

  /** argon2id in PHC form; null until the first password is set. Never leaves this process. */
  @Property({ type: 'string', length: 200, nullable: true, hidden: true })
  passwordHash: string | null = null;

  @Field(() => DateTime, { nullable: true, description: 'End of an automatic lock.' })
  @Property({ type: 'Date', length: 3, nullable: true })
  lockedUntil: Date | null = null;

  @Field(() => ID, { nullable: true, description: 'Home campus.' })
  declare campusId: string | null;

  @Field(() => DateTime, { nullable: true })
  declare createdAt: Date;

  @Field(() => Int)
  declare version: number;

  /** @throws IllegalTransition */
  activate(): void {
    this.state = lifecycle.next(this.state, 'ACTIVE', 'activate');
    this.lockedUntil = null;
  }

  /** @throws IllegalTransition */
  lock(until: Date): void {
    this.state = lifecycle.next(this.state, 'LOCKED', 'lock');
    this.lockedUntil = until;
  }

  /** @throws IllegalTransition */
  disable(): void {
    this.state = lifecycle.next(this.state, 'DISABLED', 'disable');
    this.lockedUntil = null;
  }

  changed(): UserChanged {
    return {
      type: 'identity.user.changed',
      version: 1,
      userId: this.id,
      name: this.name,
      username: this.username,
      position: this.position,
      departmentId: this.departmentId,
      partyId: this.partyId,
      state: this.state,
      phone: this.phone,
    };
  }
}
