import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { DateTime } from '@houqin/kit/scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  CollaborationRequestCancelled,
  CollaborationRequestCompleted,
  CollaborationRequestCreated,
  CollaborationRequestFacts,
  CollaborationRequestStarted,
} from '../../contract/events.ts';
import { Stored } from '../stored.ts';
import { lifecycle, RequestState } from './request.lifecycle.ts';

/** Longest texts, in characters. */
export const maxTitle = 80;
export const maxNote = 500;

@Entity({ tableName: 'request' })
@ObjectType({ description: 'Something that a department asks of collaboration.' })
@Directive('@key(fields: "id")')
export class CollaborationRequest extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => String, { description: 'What people say to each other: `CO-20261123-0042`.' })
  @Unique()
  @Property({ type: 'string', length: 20 })
  number!: string;

  @Field(() => String)
  @Property({ type: 'string', length: maxTitle })
  title!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'string', length: maxNote, nullable: true })
  note: string | null = null;

  @Field(() => RequestState)
  @Index()
  @Enum({ items: () => RequestState })
  state: RequestState = lifecycle.initial;

  /** Who asked: their own requests are these. */
  @Index()
  @Property({ type: 'string', length: 64 })
  requesterId!: string;

  /** Who took it up. */
  @Property({ type: 'string', length: 64, nullable: true })
  handlerId: string | null = null;

  @Field(() => DateTime, { nullable: true })
  @Property({ type: 'Date', length: 3, nullable: true })
  startedAt: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'Completed or cancelled.' })
  @Property({ type: 'Date', length: 3, nullable: true })
  endedAt: Date | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  @Property({ type: 'string', length: maxNote, nullable: true })
  cancelReason: string | null = null;

  @Field(() => DateTime)
  declare createdAt: Date;

  @Index()
  declare campusId: string | null;

  @Index()
  declare departmentId: string | null;

  created(): CollaborationRequestCreated {
    return { type: 'collaboration.request.created', version: 1, ...this.facts() };
  }

  /** @throws IllegalTransition */
  start(handlerId: string, at: Date): CollaborationRequestStarted {
    this.state = lifecycle.next(this.state, 'STARTED', 'start');
    this.handlerId = handlerId;
    this.startedAt = at;
    const facts = { handlerId, startedAt: at.toISOString() };
    return { type: 'collaboration.request.started', version: 1, ...this.facts(), ...facts };
  }

  /** @throws IllegalTransition */
  complete(at: Date): CollaborationRequestCompleted {
    this.state = lifecycle.next(this.state, 'COMPLETED', 'complete');
    this.endedAt = at;
    const facts = { handlerId: this.handlerId ?? '', endedAt: at.toISOString() };
    return { type: 'collaboration.request.completed', version: 1, ...this.facts(), ...facts };
  }

  /** @throws IllegalTransition */
  cancel(reason: string, at: Date): CollaborationRequestCancelled {
    this.state = lifecycle.next(this.state, 'CANCELLED', 'cancel');
    this.cancelReason = reason;
    this.endedAt = at;
    const facts = { reason, endedAt: at.toISOString() };
    return { type: 'collaboration.request.cancelled', version: 1, ...this.facts(), ...facts };
  }

  private facts(): CollaborationRequestFacts {
    const { id: requestId, number, title, state, requesterId, departmentId } = this;
    return { requestId, number, title, state, requesterId, departmentId };
  }
}
