import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { MandatoryClass } from '../../errors.ts';
import { NoticeClass } from '../class/notice-class.entity.ts';
import { NoticePreference } from './notice-preference.entity.ts';
import type { SetNoticePreferenceInput } from './preference.type.ts';
import { isLocked } from './preferences-of.ts';

/** Switches one way of telling for the caller. @throws ValidationFailed, MandatoryClass */
export function setPreference(ctx: Context, input: SetNoticePreferenceInput): Promise<NoticeClass> {
  return mutate(ctx, { name: 'setNoticePreference', input }, NoticeClass, async (tx) => {
    const { classCode, channel, enabled } = input;
    const ofClass = await tx.findOne(NoticeClass, { code: classCode, retiredAt: null });
    if (!ofClass) throw new ValidationFailed('classCode', 'invalid');
    if (!enabled && isLocked(ofClass, channel)) throw new MandatoryClass(classCode);
    const personId = ctx.caller.subjectId;
    await tx.upsert(NoticePreference, { personId, classCode, channel, enabled });
    return ofClass;
  });
}
