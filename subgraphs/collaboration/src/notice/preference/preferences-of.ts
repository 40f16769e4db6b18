import type { Tx } from '@houqin/kit/unit-of-work';
import { NoticeClass } from '../class/notice-class.entity.ts';
import { NoticeChannel, NoticePreference } from './notice-preference.entity.ts';
import type { NoticeChannelSetting, NoticePreferences } from './preference.type.ts';

/** How somebody is told of each class: as the class has it, unless they set it otherwise. */
export async function preferencesOf(
  em: Pick<Tx, 'find'>,
  personId: string,
): Promise<NoticePreferences[]> {
  const classes = await em.find(
    NoticeClass,
    { retiredAt: null },
    { orderBy: { place: 'asc', code: 'asc' } },
  );
  const set = await em.find(NoticePreference, { personId });
  return classes.map((one) => ({
    ...{ id: one.id, classCode: one.code, urgent: one.urgent },
    ...{ classNameZh: one.nameZh, classNameEn: one.nameEn },
    channels: Object.values(NoticeChannel).map((channel) => settingOf(one, channel, set)),
  }));
}

function settingOf(
  ofClass: NoticeClass,
  channel: NoticeChannel,
  set: readonly NoticePreference[],
): NoticeChannelSetting {
  const mine = set.find((one) => one.classCode === ofClass.code && one.channel === channel);
  const locked = isLocked(ofClass, channel);
  return { channel, locked, enabled: locked || (mine?.enabled ?? byDefault(ofClass, channel)) };
}

/** A mandatory class is always in one's list and comes by mail; an urgent one by message, too. */
export const isLocked = ({ mandatory, urgent }: NoticeClass, channel: NoticeChannel): boolean =>
  mandatory && (channel !== 'SMS' || urgent);

export const byDefault = (
  { mailByDefault }: Pick<NoticeClass, 'mailByDefault'>,
  channel: NoticeChannel,
): boolean => channel === 'IN_APP' || (channel === 'MAIL' && mailByDefault);
