import { demoId } from '@houqin/kit/id';
import type { Database } from '../database.ts';
import type { EntityClass } from '@mikro-orm/core';
import { ChecklistTemplate } from '../checklist/checklist-template.entity.ts';
import { defaultChecklists } from '../checklist/default-checklists.ts';
import { defaultActions, defaultCodes, defaultPriors } from '../fault-code/default-fault-codes.ts';
import { FaultCode } from '../fault-code/fault-code.entity.ts';
import { FaultPrior } from '../fault-code/fault-prior.entity.ts';
import { PriorityRule } from '../priority/priority-rule.entity.ts';
import { defaultSymptoms } from '../service-request/default-symptoms.ts';
import { Symptom } from '../service-request/symptom.entity.ts';
import { CalendarDay } from '../sla/calendar-day.entity.ts';
import { SlaPolicy } from '../sla/sla-policy.entity.ts';
import { WorkingHours } from '../sla/working-hours.entity.ts';
import type { Trade } from '../trade/trade.ts';
import { AlarmRule } from './alarm-rule.entity.ts';
import { CertificateRule } from './certificate-rule.entity.ts';
import * as rules from './default-rules.ts';

/** Rows made here have ids that follow from what they are, so that two replicas make the same. */
const ruleId = (key: string) => demoId(`maintenance-rule:${key}`);
export const faultCodeId = (code: string) => ruleId(`code:${code}`);

/** Orders older than the program still find a promise. */
const always = new Date('2020-01-01T00:00:00Z');

/**
 * Puts the shipped rules into a database that has none. A hospital changes rows, and a row once
 * there is never touched again. Harmless to repeat, also by two processes at once.
 */
export async function installDefaults(em: Database): Promise<void> {
  await install(em, SlaPolicy, policies());
  await install(em, PriorityRule, matrix());
  await install(em, WorkingHours, hours());
  await install(em, CalendarDay, calendarDays());
  await install(em, CertificateRule, certificates());
  await install(em, AlarmRule, alarmRules());
  await install(em, FaultCode, faultCodes());
  await install(em, FaultPrior, priors());
  await install(em, Symptom, symptoms());
  await install(em, ChecklistTemplate, checklists());
}

/** Only into an empty table: rows that a hospital removed must not come back. */
async function install<E extends object>(
  em: Database,
  entity: EntityClass<E>,
  rows: readonly Partial<E>[],
): Promise<void> {
  if ((await em.count(entity)) > 0) return;
  await em.upsertMany(entity, rows as never, { onConflictAction: 'ignore' });
}

const policies = (): Partial<SlaPolicy>[] =>
  rules.defaultPolicies.map(([priority, response, restore, roundTheClock, percent]) => ({
    id: ruleId(`sla:${priority}`),
    priority,
    responseSeconds: response,
    restoreSeconds: restore,
    roundTheClock,
    engineAfterPercent: percent,
    source: rules.policySource,
    effectiveFrom: always,
    effectiveTo: null,
  }));

const matrix = (): Partial<PriorityRule>[] =>
  rules.defaultMatrix.map(([impact, urgency, priority]) => ({
    id: ruleId(`priority:${impact}x${urgency}`),
    impact,
    urgency,
    priority,
    source: rules.policySource,
  }));

const hours = (): Partial<WorkingHours>[] =>
  rules.defaultHours.weekdays.map((weekday) => ({
    id: ruleId(`hours:${weekday}`),
    departmentId: null,
    weekday,
    fromMinute: rules.defaultHours.fromMinute,
    toMinute: rules.defaultHours.toMinute,
  }));

const calendarDays = (): Partial<CalendarDay>[] =>
  rules.defaultCalendarDays.map(([day, open, zh, en]) => ({
    id: ruleId(`day:${day}`),
    departmentId: null,
    day,
    fromMinute: open ? rules.defaultHours.fromMinute : null,
    toMinute: open ? rules.defaultHours.toMinute : null,
    nameZh: zh,
    nameEn: en,
    source: rules.calendarSource,
  }));

const certificates = (): Partial<CertificateRule>[] =>
  rules.defaultCertificates.map(([kind, trade, minimumOnDuty, zh, en, source]) => ({
    id: ruleId(`certificate:${kind}`),
    kind,
    trade,
    minimumOnDuty,
    nameZh: zh,
    nameEn: en,
    source,
  }));

const alarmRules = (): Partial<AlarmRule>[] =>
  rules.defaultAlarmRules.map(([hint, roomType, trade, faultCode]) => ({
    id: ruleId(`alarm:${hint}:${roomType ?? '*'}`),
    hint,
    roomType,
    trade,
    faultCode,
  }));

function faultCodes(): Partial<FaultCode>[] {
  const code = (
    kind: FaultCode['kind'],
    trade: Trade | null,
    [name, nameZh, nameEn]: readonly [string, string, string],
  ): Partial<FaultCode> => ({
    ...{ id: faultCodeId(name), code: name, kind, trade, nameZh, nameEn, retiredAt: null },
  });
  const perTrade = Object.entries(defaultCodes).flatMap(([trade, { faults, causes }]) => [
    ...faults.map((one) => code('FAULT', trade as Trade, one)),
    ...causes.map((one) => code('CAUSE', trade as Trade, one)),
  ]);
  return [...perTrade, ...defaultActions.map((one) => code('ACTION', null, one))];
}

const priors = (): Partial<FaultPrior>[] =>
  defaultPriors.map(([fault, cause, action, count]) => ({
    id: ruleId(`prior:${fault}:${cause}:${action}`),
    faultId: faultCodeId(fault),
    causeId: faultCodeId(cause),
    actionId: faultCodeId(action),
    count,
  }));

const symptoms = (): Partial<Symptom>[] =>
  defaultSymptoms.map((one, position) => ({
    id: ruleId(`symptom:${one.code}`),
    code: one.code,
    position,
    textZh: one.zh,
    textEn: one.en,
    trade: one.trade,
    confidence: one.confidence,
    faultCode: one.fault,
    lifeSafety: one.lifeSafety ?? false,
    certificate: one.certificate ?? null,
    words: one.words,
    roomTypes: one.roomTypes ?? null,
    retiredAt: null,
  }));

const checklists = (): Partial<ChecklistTemplate>[] =>
  defaultChecklists.map(({ code, zh, en, fault, trade, steps }) => ({
    id: ruleId(`checklist:${code}`),
    code,
    nameZh: zh,
    nameEn: en,
    faultCode: fault ?? null,
    trade: trade ?? null,
    steps,
    retiredAt: null,
  }));
