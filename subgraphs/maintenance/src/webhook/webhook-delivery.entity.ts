import * as c from '@houqin/kit/columns';
import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Vendor } from '@houqin/kit/vendor';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { nextTry } from './retry-plan.ts';
import { WebhookEventType } from './webhook-event-type.ts';
import { lifecycle, WebhookDeliveryState, WebhookFailure } from './webhook-delivery.lifecycle.ts';

/** How a try ended. */
export interface TryResult {
  /** Null when nothing answered. */
  readonly status: number | null;
  /** Null when it was delivered. */
  readonly failure: WebhookFailure | null;
  readonly durationMs: number;
}

/** One message to one endpoint. Its id is the `webhook-id` of every try, so a receiver knows repeats. */
@Vendor()
@Entity({ tableName: 'webhook_delivery' })
@Unique({ name: 'webhook_delivery_source', properties: ['endpointId', 'source'] })
@Index({ name: 'webhook_delivery_due', properties: ['state', 'nextAt'] })
@Index({ name: 'webhook_delivery_party', properties: ['partyId', 'createdAt'] })
@Index({ name: 'webhook_delivery_endpoint', properties: ['endpointId', 'createdAt'] })
@ObjectType({ description: 'One message to one endpoint, with its tries.' })
export class WebhookDelivery {
  @Field(() => ID, { description: 'Sent as `webhook-id`, the same at every try.' })
  @PrimaryKey(c.id())
  id: string = ulid();

  @Property(c.id()) endpointId!: string;
  @Property(c.id()) partyId!: string;
  /** The contract by which it may be told; null for a test. */
  @Property(c.optional(c.id())) contractId: string | null = null;

  @Field(() => WebhookEventType) @Property(c.code()) type!: WebhookEventType;

  /** What it tells of, so that nothing is told twice: type, row and version. */
  @Property({ type: 'string', length: 80 }) source!: string;

  @Field(() => String, { description: 'The body as it is sent, to the letter: it is signed.' })
  @Property(c.text())
  payload!: string;

  @Field(() => WebhookDeliveryState)
  @Property(c.code())
  state: WebhookDeliveryState = lifecycle.initial;

  @Field(() => Int, { description: 'Tries so far; one that was cut off counts.' })
  @Property(c.integer())
  attempts = 0;

  @Field(() => DateTime, { nullable: true, description: 'The next try; null when there is none.' })
  @Property(c.optional(c.instant()))
  nextAt: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'The last try.' })
  @Property(c.optional(c.instant()))
  lastAt: Date | null = null;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the last answer.' })
  @Property(c.optional(c.integer()))
  lastStatus: number | null = null;

  @Field(() => WebhookFailure, { nullable: true, description: 'Why the last try failed.' })
  @Property(c.optional(c.code()))
  lastError: WebhookFailure | null = null;

  @Field(() => Int, { nullable: true, description: 'How long the last try took, in ms.' })
  @Property(c.optional(c.integer()))
  durationMs: number | null = null;

  @Field(() => DateTime) @Property(c.instant()) @Index() createdAt!: Date;

  /** A try ended, with whatever follows from it. @throws IllegalTransition */
  note({ status, failure, durationMs }: TryResult, at: Date): void {
    this.lastStatus = status;
    this.lastError = failure;
    this.durationMs = durationMs;
    this.nextAt = failure === null ? null : nextTry(this.attempts, at);
    const next = failure === null ? 'DELIVERED' : this.nextAt === null ? 'DEAD' : 'RETRY';
    this.state = lifecycle.next(this.state, next, 'NOTE');
  }

  /** Is sent no more. @throws IllegalTransition */
  giveUp(why: WebhookFailure): void {
    this.state = lifecycle.next(this.state, 'DEAD', 'GIVE_UP');
    this.lastError = why;
    this.nextAt = null;
  }

  /** Is sent once more, with all its tries before it. @throws IllegalTransition */
  replay(at: Date): void {
    this.state = lifecycle.next(this.state, 'PENDING', 'REPLAY');
    this.attempts = 0;
    this.nextAt = at;
  }
}
