import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** Ways of telling somebody who has not opened a notice, in the order they are tried. */
export const DeliveryChannel = { MAIL: 'MAIL', SMS: 'SMS', SUPERVISOR: 'SUPERVISOR' } as const;
export type DeliveryChannel = keyof typeof DeliveryChannel;

/**
 * SENT: the other side took it. READ: it was not needed any more. UNREACHABLE: there is no such way
 * or no address. FAILED: it was refused, or five attempts were in vain.
 */
export const DeliveryState = {
  ...{ WAITING: 'WAITING', SENT: 'SENT', READ: 'READ' },
  ...{ UNREACHABLE: 'UNREACHABLE', FAILED: 'FAILED' },
} as const;
export type DeliveryState = keyof typeof DeliveryState;

/** One person is told of one version of a notice by one way, once. */
@Entity({ tableName: 'notice_delivery' })
@Index({ name: 'notice_delivery_due', properties: ['state', 'nextAt'] })
@Index({ name: 'notice_delivery_person', properties: ['personId', 'noticeId'] })
export class NoticeDelivery {
  /** `<notice>-<edition>-<person>-<channel>`: a second row of the same cannot be. */
  @PrimaryKey({ type: 'string', length: 80 }) id!: string;
  @Property(c.id()) noticeId!: string;
  @Property(c.integer()) edition!: number;
  @Property(c.id()) personId!: string;
  @Enum({ items: () => DeliveryChannel }) channel!: DeliveryChannel;
  @Enum({ items: () => DeliveryState }) state: DeliveryState = 'WAITING';
  @Property(c.integer()) attempts = 0;
  @Property(c.instant()) plannedAt!: Date;
  @Property(c.instant()) nextAt!: Date;
  @Property(c.optional(c.instant())) endedAt: Date | null = null;
  /** The head of department who was told. */
  @Property(c.optional(c.id())) supervisorId: string | null = null;
  @Property(c.optional(c.text())) error: string | null = null;
}
