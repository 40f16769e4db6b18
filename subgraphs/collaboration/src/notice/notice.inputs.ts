import { registerEnumOnce } from '@houqin/kit/filters';
import { DateTime } from '@houqin/kit/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Each kind narrows; within a kind any one will do; empty: everybody.' })
export class NoticeAudienceInput {
  @Field(() => [ID], { nullable: true }) campusIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'With the departments below each.' })
  departmentIds?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of roles.' })
  roles?: string[] | null;
}

@InputType()
export class CreateNoticeInput {
  @Field(() => String) classCode!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Markdown: headings, lists, emphasis and links; no HTML.' })
  body!: string;
  @Field(() => NoticeAudienceInput) audience!: NoticeAudienceInput;
  @Field(() => Boolean, { nullable: true, description: 'As the class has it when left out.' })
  requiresConfirmation?: boolean | null;
  @Field(() => Boolean, { nullable: true }) commentsOpen?: boolean | null;
  @Field(() => DateTime, { nullable: true, description: 'Not before; at once when left out.' })
  publishAt?: Date | null;
  @Field(() => DateTime, { nullable: true }) expiresAt?: Date | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class UpdateNoticeInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => String, { nullable: true }) body?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What a correction corrects; for one that is published only.',
  })
  changeNote?: string | null;
  @Field(() => String, { nullable: true, description: 'This and what follows: before publishing.' })
  classCode?: string | null;
  @Field(() => NoticeAudienceInput, { nullable: true }) audience?: NoticeAudienceInput | null;
  @Field(() => Boolean, { nullable: true }) requiresConfirmation?: boolean | null;
  @Field(() => Boolean, { nullable: true }) commentsOpen?: boolean | null;
  @Field(() => DateTime, { nullable: true }) publishAt?: Date | null;
  @Field(() => DateTime, { nullable: true }) expiresAt?: Date | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

/** Submits, takes back, discards: steps that say no more than which notice. */
@InputType()
export class NoticeStepInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

export const NoticeDecision = { APPROVED: 'APPROVED', RETURNED: 'RETURNED' } as const;
export type NoticeDecision = keyof typeof NoticeDecision;
registerEnumOnce(NoticeDecision, 'NoticeDecision');

@InputType()
export class ReviewNoticeInput {
  @Field(() => ID) id!: string;
  @Field(() => NoticeDecision) decision!: NoticeDecision;
  @Field(() => String, { nullable: true, description: 'Needed when it goes back.' })
  comment?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class RecallNoticeInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Readers see it.' }) reason!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

/** Opens or confirms: answered by the receipt of the caller. */
@InputType()
export class ReadNoticeInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'The version that was before the reader.' })
  edition?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class CommentOnNoticeInput {
  @Field(() => ID) id!: string;
  @Field(() => String) text!: string;
  @Field(() => ID, { nullable: true, description: 'The comment that is answered.' })
  answersId?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class HideNoticeCommentInput {
  @Field(() => ID) id!: string;
  @Field(() => ID) commentId!: string;
  @Field(() => String, { description: 'Its author and the audit trail read it.' }) reason!: string;
  @Field(() => String) idempotencyKey!: string;
}
