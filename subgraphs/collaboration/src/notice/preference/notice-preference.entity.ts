import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import { registerEnumOnce } from '@houqin/kit/filters';

/** Ways of telling that a person may switch. */
export const NoticeChannel = { IN_APP: 'IN_APP', MAIL: 'MAIL', SMS: 'SMS' } as const;
export type NoticeChannel = keyof typeof NoticeChannel;
registerEnumOnce(
  NoticeChannel,
  'NoticeChannel',
  'IN_APP off: listed, but it does not wait for the person.',
);

/** What somebody has set other than their class has it. */
@Entity({ tableName: 'notice_preference' })
export class NoticePreference {
  @PrimaryKey(c.id()) personId!: string;
  @PrimaryKey(c.code()) classCode!: string;
  @PrimaryKey({ type: 'string', length: 10 })
  @Enum({ items: () => NoticeChannel })
  channel!: NoticeChannel;
  @Property(c.boolean()) enabled!: boolean;
}
