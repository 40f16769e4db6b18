import type { LocalText } from '@houqin/kit/errors';

/** A value of a template: text as it is, a text in both languages, or a figure to be formatted. */
export type TimelineParam =
  string | number | null | LocalText | { readonly instant: string } | { readonly seconds: number };

export type TimelineParams = Readonly<Record<string, TimelineParam>>;

/** Text and, after `|`, the detail line. A detail whose values are all missing is left out. */
interface Template {
  readonly zh: string;
  readonly en: string;
}

/**
 * Texts of every kind of entry, by noun and verb of the event. Params that name people end in
 * `Name`; typed words are in `typed`: devices see neither.
 */
export const timelineTexts = {
  'request.created': {
    zh: '报修：{typed}|{symptom}',
    en: 'Reported: {typed}|{symptom}',
  },
  'request.rejected': { zh: '报修退回：{typed}', en: 'Request rejected: {typed}' },
  'request.duplicate': {
    zh: '与 {number} 是同一件事',
    en: 'The same matter as {number}',
  },
  'work-order.opened': {
    zh: '开单 {number}，{priority}|{source}',
    en: 'Order {number} opened, {priority}|{source}',
  },
  'work-order.assigned': {
    zh: '{by}派给 {technicianName}|{reason}',
    en: 'Assigned to {technicianName} {by}|{reason}',
  },
  'work-order.unassignable': {
    zh: '没有可派的人，转调度台|{filters}',
    en: 'Nobody to assign, left to the dispatcher|{filters}',
  },
  'work-order.broadcast': {
    zh: '已向在岗 {count} 人广播',
    en: 'Broadcast to {count} people on duty',
  },
  'work-order.declined': {
    zh: '{technicianName} 接不了|{typed}',
    en: '{technicianName} declined|{typed}',
  },
  'work-order.offer-expired': {
    zh: '{technicianName} 到时未接，收回',
    en: 'Taken back: {technicianName} did not accept in time',
  },
  'work-order.contract-changed': {
    zh: '外协合同有变，{until}到期',
    en: 'The contract it is under changed; it ends {until}',
  },
  'work-order.document-attached': {
    zh: '加了文件：{typed}',
    en: 'File added: {typed}',
  },
  'work-order.accepted': {
    zh: '{technicianName} 接单|响应 {response}，目标 {target}',
    en: 'Accepted by {technicianName}|Response {response}, target {target}',
  },
  'work-order.started': {
    zh: '{technicianName} 到场，已扫 {roomNumber}',
    en: '{technicianName} on site, {roomNumber} scanned',
  },
  'work-order.paused': {
    zh: '暂停，{reason}；{clock}|{typed} {until}',
    en: 'Paused, {reason}; {clock}|{typed} {until}',
  },
  'work-order.resumed': { zh: '恢复处理', en: 'Work resumed' },
  'work-order.checklist-ticked': {
    zh: '{done}：{step}|{value}',
    en: '{done}: {step}|{value}',
  },
  'work-order.labour-logged': {
    zh: '{technicianName} 记工时 {minutes} 分钟|{typed}',
    en: '{technicianName} logged {minutes} min labour|{typed}',
  },
  'work-order.coded': {
    zh: '故障判定：{codes}',
    en: 'Codes set: {codes}',
  },
  'work-order.noted': { zh: '{typed}', en: '{typed}' },
  'work-order.completed': {
    zh: '完工，用时 {restore}，目标 {target}|{codes} {typed}',
    en: 'Completed in {restore}, target {target}|{codes} {typed}',
  },
  'work-order.confirmed': { zh: '{by}确认修好', en: 'Confirmed {by}' },
  'work-order.reopened': { zh: '没修好，重开|{typed}', en: 'Not fixed, reopened|{typed}' },
  'work-order.rated': { zh: '评价 {stars} 星|{typed}', en: 'Rated {stars} of 5|{typed}' },
  'work-order.reviewed': { zh: '低分已复核|{typed}', en: 'Low rating reviewed|{typed}' },
  'work-order.closed': { zh: '关单', en: 'Closed' },
  'work-order.cancelled': { zh: '取消|{typed}', en: 'Cancelled|{typed}' },
  'work-order.due-soon': {
    zh: '{phase}时限已用 {percent} %|{due} 到期',
    en: '{percent} % of {phase} time used|Due {due}',
  },
  'work-order.overdue': {
    zh: '{phase}超时|应于 {due}',
    en: '{phase} overdue|Was due {due}',
  },
  'work-order.reprioritised': {
    zh: '优先级 {from} 改为 {priority}|{typed}',
    en: 'Priority {from} → {priority}|{typed}',
  },
  'work-order.alarm-linked': {
    zh: '关联告警 {number}',
    en: 'Linked to alarm {number}',
  },
  'alarm.raised': {
    zh: '{severity} {title} {value}，限值 {limit}|{delay}',
    en: '{severity} {title} {value}, limit {limit}|{delay}',
  },
  'alarm.escalated': {
    zh: '5 分钟无人确认，升级',
    en: 'Escalated: not acknowledged for 5 min',
  },
  'alarm.acknowledged': { zh: '{byName} 确认告警', en: 'Alarm acknowledged by {byName}' },
  'alarm.cleared': {
    zh: '恢复正常 {value}|最差 {worst}',
    en: 'Back to normal {value}|Worst {worst}',
  },
  'alarm.closed': { zh: '告警关闭', en: 'Alarm closed' },
  'alarm.shelved': {
    zh: '{byName} 搁置告警到 {until}|{typed}',
    en: 'Alarm shelved by {byName} until {until}|{typed}',
  },
  'alarm.unshelved': { zh: '告警恢复显示', en: 'Alarm unshelved' },
  'alarm.taken-out-of-service': {
    zh: '{byName} 停用告警|{typed}',
    en: 'Alarm taken out of service by {byName}|{typed}',
  },
  'alarm.returned-to-service': { zh: '告警恢复启用', en: 'Alarm returned to service' },
  'alarm.suppressed': { zh: '告警抑制，{why}', en: 'Alarm suppressed, {why}' },
  'alarm.unsuppressed': { zh: '告警解除抑制', en: 'Alarm no longer suppressed' },
  'alarm.guidance-ticked': {
    zh: '{byName} {done}：{step}',
    en: '{byName} {done}: {step}',
  },
  'alarm.noted': { zh: '{byName}：{typed}', en: '{byName}: {typed}' },
} satisfies Readonly<Record<string, Template>>;

export type TimelineKind = keyof typeof timelineTexts;
