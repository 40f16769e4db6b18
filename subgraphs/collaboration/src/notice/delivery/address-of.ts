import type { Context } from '@houqin/kit/context';
import { RefUsername } from '../../references/ref-username.entity.ts';
import { NoticeContact } from '../preference/notice-contact.entity.ts';
import type { Channels } from './channels.ts';

/** Where somebody is reached: what they set, or their address in the hospital's mail. */
export async function addressOf(
  ctx: Context,
  personId: string,
  channel: 'MAIL' | 'SMS',
  { mailDomain }: Pick<Channels, 'mailDomain'>,
): Promise<string | null> {
  const em = ctx.em.fork();
  const contact = await em.findOne(NoticeContact, { id: personId });
  if (channel === 'SMS') return contact?.mobile ?? null;
  if (contact?.mail) return contact.mail;
  const known = mailDomain === null ? null : await em.findOne(RefUsername, { id: personId });
  return known && /^[\w.-]+$/.test(known.username) ? `${known.username}@${mailDomain}` : null;
}
