import { ArrayType } from '@mikro-orm/core';
import { Entity, Enum, Property } from '@mikro-orm/decorators/legacy';
import type { AccessChanged, SubjectKind } from '../../contract/events.ts';
import { Stored } from '../stored.ts';
import type { EffectiveGrant } from './effective-grants.ts';

const kinds = { user: 'user', client: 'client', device: 'device' } as const;

/**
 * Whoever signs in: a person, a program or a wallboard, under the id of its own row. Keeps what
 * tokens and scopes need, and the epoch that makes older tokens stale.
 */
@Entity({ tableName: 'subject' })
export class Subject extends Stored {
  @Enum({ items: () => kinds })
  kind!: SubjectKind;

  @Property({ type: 'string', length: 120 })
  name!: string;

  /** 0 until the first event; then one more with each. */
  @Property({ type: 'integer' })
  epoch: number = 0;

  @Property({ type: 'boolean' })
  disabled: boolean = false;

  /** Campuses that CAMPUS and DEVICE grants reach. */
  @Property({ type: ArrayType, columnType: 'varchar(600)' })
  campusIds: string[] = [];

  @Property({ type: 'string', length: 26, nullable: true })
  partyId: string | null = null;

  /** Has the demo's well-known secret: signs in only where `demoMaySignIn`. */
  @Property({ type: 'boolean' })
  demo: boolean = false;

  /** A new epoch with these grants: whoever holds a token of the one before must refresh it. */
  announce(grants: readonly EffectiveGrant[], roles: readonly string[]): AccessChanged {
    this.epoch += 1;
    return {
      type: 'identity.access.changed',
      version: 1,
      subjectId: this.id,
      kind: this.kind,
      name: this.name,
      epoch: this.epoch,
      disabled: this.disabled,
      departmentId: this.departmentId,
      campusIds: [...this.campusIds],
      partyId: this.partyId,
      roles: this.disabled ? [] : [...roles].sort(),
      grants: this.disabled ? [] : [...grants],
    };
  }
}
