import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { audit } from '@houqin/kit/record';
import { optionalText } from '../../checked-text.ts';
import { NoticeContact } from './notice-contact.entity.ts';
import type { SetNoticeContactInput } from './preference.type.ts';

/** RFC 5321 has local parts up to 64 and addresses up to 254 characters; no quoted ones here. */
const mailAddress = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
/** E.164: 15 digits at most. */
const mobileNumber = /^\+?\d{7,15}$/;

/** Where the caller is reached; null takes an address away. @throws ValidationFailed */
export function setContact(ctx: Context, input: SetNoticeContactInput): Promise<NoticeContact> {
  const mail = optionalText('mail', input.mail, 200);
  const mobile = optionalText('mobile', input.mobile?.replace(/[ -]/g, ''), 20);
  if (mail !== null && !mailAddress.test(mail)) throw new ValidationFailed('mail', 'invalid');
  if (mobile !== null && !mobileNumber.test(mobile))
    throw new ValidationFailed('mobile', 'invalid');
  const { subjectId: id } = ctx.caller;
  return mutate(ctx, { name: 'setNoticeContact', input }, NoticeContact, async (tx) => {
    const known = await tx.findOne(NoticeContact, { id });
    const row = known ?? Object.assign(new NoticeContact(), { id });
    if (input.mail !== undefined) row.mail = mail;
    if (input.mobile !== undefined) row.mobile = mobile;
    row.stamp(id, ctx.clock.now());
    tx.persist(row);
    audit(tx, row, 'collaboration.notice-contact.set');
    return row;
  });
}
