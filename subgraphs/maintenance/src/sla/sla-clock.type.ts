import { DateTime } from '@houqin/kit/scalars';
import { Vendor } from '@houqin/kit/vendor';
import { Field, Int, ObjectType } from 'type-graphql';
import { SlaLevel, SlaPhase } from './sla-clock.ts';

@Vendor()
@ObjectType({ description: 'The promise of an order, read now. Seconds run on its calendar.' })
export class SlaClock {
  @Field(() => SlaPhase) phase!: SlaPhase;
  @Field(() => DateTime, {
    nullable: true,
    description: 'As if a stopped clock went on this instant; null once the work is done.',
  })
  dueAt!: Date | null;
  @Field(() => Int) targetSeconds!: number;
  @Field(() => Int) elapsedSeconds!: number;
  @Field(() => Int, { description: 'For how long the clock has stood still.' })
  pausedSeconds!: number;
  @Field(() => Boolean, { description: 'The clock stands still now.' }) paused!: boolean;
  @Field(() => SlaLevel) level!: SlaLevel;
}
