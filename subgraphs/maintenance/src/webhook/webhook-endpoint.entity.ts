import * as c from '@houqin/kit/columns';
import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Vendor } from '@houqin/kit/vendor';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { WebhookEventType } from './webhook-event-type.ts';
import {
  lifecycle,
  WebhookDisabledReason,
  WebhookEndpointState,
} from './webhook-endpoint.lifecycle.ts';

/** Every try of so long failed: nobody is there any more. */
export const givenUpAfterMs = 5 * 86_400_000;

/** Where an outside organisation wants to be told of changes, and of which. */
@Vendor()
@Entity({ tableName: 'webhook_endpoint' })
@Index({ name: 'webhook_endpoint_party', properties: ['partyId', 'state'] })
@ObjectType({ description: 'An address of an outside organisation that is told of changes.' })
export class WebhookEndpoint {
  @Field(() => ID) @PrimaryKey(c.id()) id: string = ulid();
  @Field(() => Int) @Property({ ...c.integer(), version: true }) version!: number;

  @Property(c.id()) partyId!: string;

  @Field(() => String) @Property({ type: 'string', length: 500 }) url!: string;

  @Field(() => String, { nullable: true, description: 'What it is for, in words of its own.' })
  @Property(c.optional(c.title()))
  description: string | null = null;

  @Field(() => [WebhookEventType], { description: 'What it is told of.' })
  @Property(c.json())
  types!: readonly WebhookEventType[];

  @Field(() => WebhookEndpointState)
  @Property(c.code())
  state: WebhookEndpointState = lifecycle.initial;

  @Field(() => DateTime, { nullable: true, description: 'Since when every try has failed.' })
  @Property(c.optional(c.instant()))
  failingSince: Date | null = null;

  @Field(() => WebhookDisabledReason, { nullable: true, description: 'Why it was given up.' })
  @Property(c.optional(c.code()))
  disabledReason: WebhookDisabledReason | null = null;

  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  disabledAt: Date | null = null;

  /** `whsec_…`, sealed: it signs, so a hash would not do. Gone with the endpoint. */
  @Property({ ...c.optional(c.text()), hidden: true }) sealedSecret: string | null = null;

  @Field(() => DateTime, { description: 'Since when the present secret signs.' })
  @Property(c.instant())
  secretAt!: Date;

  @Property({ ...c.optional(c.text()), hidden: true }) sealedPrevious: string | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until then the secret before signs too: two signatures in the header.',
  })
  @Property(c.optional(c.instant()))
  previousUntil: Date | null = null;

  @Field(() => DateTime) @Property(c.instant()) createdAt!: Date;
  @Property(c.subject()) createdBy!: string;
  @Property(c.instant()) updatedAt!: Date;
  @Property(c.subject()) updatedBy!: string;

  /** @throws IllegalTransition */
  pause(): void {
    this.state = lifecycle.next(this.state, 'PAUSED', 'PAUSE');
  }

  /** Works again, whatever it was stopped by. @throws IllegalTransition */
  resume(): void {
    this.state = lifecycle.next(this.state, 'ACTIVE', 'RESUME');
    this.failingSince = null;
    this.disabledReason = null;
    this.disabledAt = null;
  }

  /** Nothing signs for it any more. @throws IllegalTransition */
  remove(): void {
    this.state = lifecycle.next(this.state, 'REMOVED', 'REMOVE');
    this.sealedSecret = null;
    this.sealedPrevious = null;
    this.previousUntil = null;
  }

  /** Takes a new secret; the one before signs along until `previousUntil`. */
  renewSecret(sealed: string, at: Date, previousUntil: Date | null): void {
    this.sealedPrevious = previousUntil === null ? null : this.sealedSecret;
    this.previousUntil = previousUntil;
    this.sealedSecret = sealed;
    this.secretAt = at;
  }

  /** A try got through. @returns whether that changes anything */
  noteSuccess(): boolean {
    if (this.state !== 'FAILING') return false;
    this.resume();
    return true;
  }

  /** A try failed; `gone` when the address said that it is no more. @returns whether that changes anything */
  noteFailure(at: Date, gone: boolean): boolean {
    if (this.state !== 'ACTIVE' && this.state !== 'FAILING') return false;
    const since = this.failingSince ?? at;
    const lost = at.getTime() - since.getTime() >= givenUpAfterMs;
    if (gone || lost) {
      this.state = lifecycle.next(this.state, 'DISABLED', 'DISABLE');
      this.disabledReason = gone ? 'GONE' : 'FAILING';
      this.disabledAt = at;
    } else if (this.state === 'ACTIVE') {
      this.state = lifecycle.next(this.state, 'FAILING', 'FAIL');
    } else return false;
    this.failingSince = since;
    return true;
  }
}
