import { registerEnumOnce } from '@houqin/kit/filters';
import { DateTime } from '@houqin/kit/scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { QualityName } from '../telemetry/stored-reading.ts';

export const ReadingQuality: { readonly [Q in QualityName]: Q } = {
  GOOD: 'GOOD',
  OUT_OF_RANGE: 'OUT_OF_RANGE',
  LATE: 'LATE',
};
registerEnumOnce(
  ReadingQuality,
  'ReadingQuality',
  'OUT_OF_RANGE: outside what the device can measure; stored and shown, judged by no limit. ' +
    'LATE: older than one that came before; stored and summed up, not evaluated.',
);

export const ResolutionChoice = { RAW: 'RAW', HOUR: 'HOUR', DAY: 'DAY', AUTO: 'AUTO' } as const;
export type ResolutionChoice = keyof typeof ResolutionChoice;
registerEnumOnce(ResolutionChoice, 'Resolution', 'AUTO: the finest that fits a chart.');

@ObjectType({ description: 'One measured value.' })
export class Reading {
  @Field(() => DateTime, { description: 'When the device measured it.' }) at!: Date;
  @Field(() => Float) value!: number;
  @Field(() => ReadingQuality) quality!: QualityName;
}

@ObjectType({ description: 'A value as it arrives.' })
export class PointReading extends Reading {
  @Field(() => ID) pointId!: string;
}

@ObjectType({ description: 'A reading (min = max = mean), or a stretch of time of many.' })
export class Sample {
  @Field(() => DateTime) at!: Date;
  @Field(() => Float) min!: number;
  @Field(() => Float) max!: number;
  @Field(() => Float) mean!: number;
  @Field(() => Int, { description: 'Readings it stands for.' }) count!: number;
}

@ObjectType({ description: 'The history of a point, at most about 1,500 samples.' })
export class ReadingSeries {
  @Field(() => ResolutionChoice) resolution!: ResolutionChoice;
  @Field(() => DateTime) from!: Date;
  @Field(() => DateTime) to!: Date;
  @Field(() => String, { description: 'UCUM code.' }) unit!: string;
  @Field(() => Float, { description: 'Share of the expected readings that are there, 0 to 1.' })
  completeness!: number;
  @Field(() => [Sample]) samples!: Sample[];
}
