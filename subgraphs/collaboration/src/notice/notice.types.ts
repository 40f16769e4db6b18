import { DateTime } from '@houqin/kit/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Each kind narrows; within a kind any one will do; empty: everybody.' })
export class NoticeAudience {
  @Field(() => [ID]) campusIds!: readonly string[];
  @Field(() => [ID], { description: 'With the departments below each.' })
  departmentIds!: readonly string[];
  @Field(() => [String], { description: 'In the caller’s language, as they were last named.' })
  departmentNames!: readonly string[];
  @Field(() => [String], { description: 'Codes of roles.' }) roles!: readonly string[];
}

@ObjectType({ description: 'What the caller has done with a notice that went to them.' })
export class MyNoticeReceipt {
  @Field(() => Boolean, { description: 'Its newest version has not been opened.' })
  unread!: boolean;
  @Field(() => Boolean, { description: 'An older version was opened, not the newest.' })
  corrected!: boolean;
  @Field(() => Boolean, { description: 'It asks for confirmation, and has none of this version.' })
  toConfirm!: boolean;
  @Field(() => DateTime, { nullable: true }) openedAt!: Date | null;
  @Field(() => DateTime, { nullable: true }) confirmedAt!: Date | null;
}

@ObjectType({ description: 'How far people of one department have come.' })
export class NoticeDepartmentReading {
  @Field(() => ID, { nullable: true }) departmentId!: string | null;
  @Field(() => String) name!: string;
  @Field(() => Int) audience!: number;
  @Field(() => Int) opened!: number;
  @Field(() => Int) confirmed!: number;
}

@ObjectType({ description: 'How many of its audience have read the version in force.' })
export class NoticeReading {
  @Field(() => Int, { description: 'People it went to when it was published.' })
  audience!: number;
  @Field(() => Int) opened!: number;
  @Field(() => Int) confirmed!: number;
  @Field(() => Int, { description: 'Opened ÷ audience, in tenths of a percent; 0 to 1000.' })
  ratePerMille!: number;
  @Field(() => [NoticeDepartmentReading], { description: 'The least read first.' })
  departments!: NoticeDepartmentReading[];
}

@ObjectType()
export class NoticeRoleChoice {
  @Field(() => String) code!: string;
  @Field(() => Int, { description: 'Active people who hold it.' }) people!: number;
}

@ObjectType()
export class NoticeDepartmentChoice {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => ID, { nullable: true }) parentId!: string | null;
}

@ObjectType({ description: 'Whom a notice may be for.' })
export class NoticeAudienceChoices {
  @Field(() => [NoticeRoleChoice]) roles!: NoticeRoleChoice[];
  @Field(() => [NoticeDepartmentChoice]) departments!: NoticeDepartmentChoice[];
}
