import { can } from '@houqin/kit/access';
import type { Context } from '@houqin/kit/context';
import type { NoticeComment } from './notice-comment.entity.ts';

/** What is hidden stays before its author, who is to know why, and those who moderate. */
export const maySeeHidden = ({ caller }: Context, { authorId }: NoticeComment): boolean =>
  authorId === caller.subjectId || can(caller.access, 'notice:moderate');
