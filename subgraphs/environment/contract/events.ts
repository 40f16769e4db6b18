/*
 * Published events of environment. Delivered at least once, in order per alarm: for the present
 * state ask the graph. Fields are only added; a breaking change is a new `version`. The correlation
 * id of everything about an alarm is the alarm's id.
 */

export type AlarmSeverity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';
export type AlarmEventKind = 'LOW' | 'HIGH' | 'RATE_OF_CHANGE' | 'STALE';
export type OpensOrder = 'AT_ONCE' | 'AFTER_5_MIN' | 'NO';
export type MeasuredQuantity =
  'TEMPERATURE' | 'HUMIDITY' | 'PRESSURE' | 'CO2' | 'PM25' | 'VIBRATION' | 'OTHER';

/** What an alarm is, for those who act on it without asking back. */
export interface AlarmFacts {
  readonly alarmId: string;
  /** `AL-20261123-0042`. */
  readonly number: string;
  readonly pointId: string;
  readonly pointCode: string;
  readonly definitionId: string;
  readonly kind: AlarmEventKind;
  readonly severity: AlarmSeverity;
  /** Never shelved, never suppressed. */
  readonly lifeSafety: boolean;
  readonly opensOrder: OpensOrder;
  readonly quantity: MeasuredQuantity;
  /** UCUM code of `value` and `limit`. */
  readonly unit: string;
  /** As measured when it was raised; null for silence. */
  readonly value: number | null;
  readonly limit: number | null;
  /** `≥ 5 Pa`. */
  readonly limitText: string;
  readonly roomId: string | null;
  readonly roomNumber: string | null;
  readonly roomName: string | null;
  readonly roomNameEn: string | null;
  /** What is wrong, without the place: 压差低. */
  readonly title: string;
  readonly titleEn: string;
  /** Event time of the standing occurrence, ISO 8601 UTC. */
  readonly raisedAt: string;
  /** 1 for the first; more when it came again before anybody acknowledged the return. */
  readonly occurrence: number;
  /** Where to look first, `PRESSURE_LOW`; null when unknown. */
  readonly faultHint: string | null;
}

/** The process went beyond the limit; also when it does so again inside an open alarm. */
export interface AlarmRaised extends AlarmFacts {
  readonly type: 'environment.alarm.raised';
  readonly version: 1;
}

/** Nobody acknowledged it for five minutes: an order is due if its policy says so. Once per alarm. */
export interface AlarmEscalated extends AlarmFacts {
  readonly type: 'environment.alarm.escalated';
  readonly version: 1;
}

export interface AlarmAcknowledged {
  readonly type: 'environment.alarm.acknowledged';
  readonly version: 1;
  readonly alarmId: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
}

/** The process is back inside the limit. The alarm may still wait for acknowledgement. */
export interface AlarmCleared {
  readonly type: 'environment.alarm.cleared';
  readonly version: 1;
  readonly alarmId: string;
  /** Event time. */
  readonly at: string;
  /** The reading that ended it. */
  readonly value: number | null;
  readonly worstValue: number | null;
}

/** The process went beyond the limit while the alarm was set aside: nobody is to be told. */
export interface AlarmRecurred {
  readonly type: 'environment.alarm.recurred';
  readonly version: 1;
  readonly alarmId: string;
  readonly at: string;
  readonly value: number | null;
  readonly occurrence: number;
}

/** Nothing is left to do with it: back to normal and acknowledged. */
export interface AlarmClosed {
  readonly type: 'environment.alarm.closed';
  readonly version: 1;
  readonly alarmId: string;
  readonly at: string;
}

export interface AlarmShelved {
  readonly type: 'environment.alarm.shelved';
  readonly version: 1;
  readonly alarmId: string;
  readonly by: string;
  readonly byName: string;
  readonly until: string;
  readonly reason: string;
}

/** By a person or because its time was up; the alarm is again what the process says. */
export interface AlarmUnshelved {
  readonly type: 'environment.alarm.unshelved';
  readonly version: 1;
  readonly alarmId: string;
  /** null: its time was up. */
  readonly by: string | null;
}

export interface AlarmTakenOutOfService {
  readonly type: 'environment.alarm.taken-out-of-service';
  readonly version: 1;
  readonly alarmId: string;
  readonly by: string;
  readonly byName: string;
  readonly until: string | null;
  readonly reason: string;
  readonly workOrderId: string;
}

export interface AlarmReturnedToService {
  readonly type: 'environment.alarm.returned-to-service';
  readonly version: 1;
  readonly alarmId: string;
  /** null: its time was up. */
  readonly by: string | null;
}

/** Hidden by design: a consequence of another alarm, or chattering. */
export interface AlarmSuppressed {
  readonly type: 'environment.alarm.suppressed';
  readonly version: 1;
  readonly alarmId: string;
  readonly why: 'CAUSE' | 'CHATTERING';
  /** Number of the alarm that causes it; null when it chatters. */
  readonly causeNumber: string | null;
}

export interface AlarmUnsuppressed {
  readonly type: 'environment.alarm.unsuppressed';
  readonly version: 1;
  readonly alarmId: string;
}

/** The work order of an alarm was opened or moved on. */
export interface AlarmLinked {
  readonly type: 'environment.alarm.linked';
  readonly version: 1;
  readonly alarmId: string;
  readonly workOrderId: string;
  readonly workOrderNumber: string;
  readonly workOrderState: string;
}

/** A step of the guidance was done, or undone. */
export interface AlarmGuidanceTicked {
  readonly type: 'environment.alarm.guidance-ticked';
  readonly version: 1;
  readonly alarmId: string;
  readonly stepId: string;
  readonly position: number;
  readonly text: string;
  readonly textEn: string;
  readonly done: boolean;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
}

/** A word for the next shift was written. */
export interface AlarmNoted {
  readonly type: 'environment.alarm.noted';
  readonly version: 1;
  readonly alarmId: string;
  readonly note: string;
  readonly by: string;
  readonly byName: string;
}

/** The room of an open alarm changed its department, name or number. */
export interface AlarmRelocated {
  readonly type: 'environment.alarm.relocated';
  readonly version: 1;
  readonly alarmId: string;
  readonly roomId: string;
}

/** A limit for a class of rooms begins. */
export interface RoomClassLimitSet {
  readonly type: 'environment.room-class-limit.set';
  readonly version: 1;
  readonly limitId: string;
  readonly roomClass: string;
  readonly quantity: MeasuredQuantity;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly effectiveFrom: string;
}

export interface AlarmDefinitionChanged {
  readonly type: 'environment.alarm-definition.changed';
  readonly version: 1;
  readonly definitionId: string;
  readonly pointId: string;
}

export interface PointChanged {
  readonly type: 'environment.point.changed';
  readonly version: 1;
  readonly pointId: string;
  readonly code: string;
  readonly quantity: MeasuredQuantity;
  readonly unit: string;
  readonly roomId: string | null;
  readonly state: 'IN_SERVICE' | 'OUT_OF_SERVICE' | 'RETIRED';
}

export interface FieldGatewayChanged {
  readonly type: 'environment.field-gateway.changed';
  readonly version: 1;
  readonly gatewayId: string;
  readonly code: string;
  readonly state: 'ACTIVE' | 'SUSPENDED' | 'RETIRED';
}
