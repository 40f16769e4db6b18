import type { Priority } from '../priority/priority.ts';
import type { CertificateKind } from '../rules/certificate-kind.ts';
import type { Trade } from '../trade/trade.ts';
import type { PauseReason } from '../work-order/pause-reason.ts';
import type { WorkOrderType } from '../work-order/work-order-type.ts';

export interface DemoPause {
  readonly reason: PauseReason;
  readonly from: Date;
  /** Null: it still lasts. */
  readonly to: Date | null;
  readonly until?: Date;
  readonly note?: string;
}

/** The life of one demo order as instants; its rows follow from them. */
export interface DemoChapter {
  /** Its ids are `demoId('work-order:<key>')` and `demoId('request:<key>')`. */
  readonly key: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly description?: string;
  readonly symptom?: string;
  readonly trade: Trade;
  readonly type?: WorkOrderType;
  readonly certificate?: CertificateKind;
  readonly fault: string;
  readonly cause: string;
  readonly action: string;
  readonly room: string;
  readonly priority: Priority;
  readonly lifeSafety?: boolean;
  /** Account of whoever reported it; null for an alarm's order. */
  readonly reporter: string | null;
  readonly alarmId?: string;
  readonly alarmClearedAt?: Date;
  /** Account of the technician; null while it waits. */
  readonly technician: string | null;
  /** Chosen by the dispatcher although the engine would have taken another. */
  readonly byDispatcher?: boolean;
  readonly createdAt: Date;
  readonly assignedAt?: Date;
  readonly acceptedAt?: Date;
  readonly startedAt?: Date;
  readonly pauses?: readonly DemoPause[];
  readonly notes?: readonly { readonly at: Date; readonly text: string }[];
  /** Steps of the checklist done so far; all of them once completed. */
  readonly ticked?: number;
  readonly completedAt?: Date;
  readonly labourMinutes?: number;
  readonly confirmedAt?: Date;
  /** Account of who confirmed and rated, where it was not the reporter. */
  readonly confirmedBy?: string;
  readonly stars?: number;
  readonly ratedAt?: Date;
  readonly comment?: string;
  readonly closedAt?: Date;
}
