import type { DemoChapter } from './demo-chapter.ts';
import type { DemoGround } from './demo-ground.ts';

const minute = 60_000;

type Facts = Pick<DemoChapter, 'title' | 'trade' | 'fault' | 'cause' | 'action' | 'room'> &
  Partial<DemoChapter>;

/**
 * What is going on now: about thirty orders in every lane of the dispatch board, one of them late,
 * some soon, one that nobody on duty may do. Ages are minutes before now.
 */
export function planLive({ now }: DemoGround): DemoChapter[] {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minute);
  const hence = (minutes: number) => new Date(now.getTime() + minutes * minute);
  const order = (
    key: string,
    priority: DemoChapter['priority'],
    created: number,
    reporter: string,
    facts: Facts,
  ): DemoChapter => ({
    key: `live-${key}`,
    ...{ priority, reporter, technician: null, createdAt: ago(created), ...facts },
  });
  /** Offered, accepted and begun so many minutes ago. */
  const going = (technician: string, assigned: number, accepted: number, started?: number) => ({
    ...{ technician, assignedAt: ago(assigned), acceptedAt: ago(accepted) },
    ...(started === undefined ? {} : { startedAt: ago(started) }),
  });
  const done = (completed: number, labourMinutes: number) => ({
    ...{ completedAt: ago(completed), labourMinutes },
  });
  const codes = (fault: string, cause: string, action: string) => ({ fault, cause, action });

  return [
    ...waiting(order),
    // Offered.
    order('offer-1', 'P2', 22, 'nurse-icu', {
      ...{ title: '3 床监护仪报警不消', symptom: 'DEVICE_FAULT', trade: 'MEDICAL_DEVICE' },
      ...{ room: 'A-0203', ...codes('MED-02', 'MED-C2', 'ACT-01') },
      ...{ technician: 'sun-hao', assignedAt: ago(4) },
    }),
    order('offer-2', 'P2', 12, 'nurse', {
      ...{ title: '护士站电脑上不了网', symptom: 'NETWORK_DOWN', trade: 'IT', room: 'A-0506' },
      ...{ ...codes('ITS-01', 'ITS-C1', 'ACT-02'), technician: 'liu-chang', assignedAt: ago(2) },
    }),
    order('offer-3', 'P3', 116, 'nurse-or', {
      ...{ title: '更衣室地漏返味', symptom: 'SMELL', trade: 'PLUMBING', room: 'S-0221' },
      ...{ ...codes('WAT-05', 'WAT-C5', 'ACT-04'), technician: 'wang-lijun', assignedAt: ago(1) },
    }),
    // In hand: one late, one soon, one on the way.
    order('late', 'P2', 8 * 60 + 12, 'energy', {
      ...{ title: '2 号冷水泵振动大，已切备用泵', trade: 'REFRIGERATION', room: 'L-0103' },
      ...{ ...codes('COL-03', 'COL-C4', 'ACT-01'), ...going('chen-weidong', 490, 484, 112) },
      ticked: 0,
    }),
    order('soon', 'P2', 6 * 60 + 56, 'storekeeper', {
      ...{ title: '药房冷柜温度漂移', symptom: 'FRIDGE_WARM', trade: 'REFRIGERATION' },
      ...{ room: 'O-0118', ...codes('COL-02', 'COL-C2', 'ACT-01') },
      ...{ ...going('sun-hao', 415, 410, 21), byDispatcher: true, ticked: 1 },
    }),
    order('gas', 'P3', 44, 'doctor', {
      ...{ title: '3 床氧气终端插头松，流量小', trade: 'MEDICAL_GAS' },
      ...{ room: 'A-0402', ...codes('GAS-03', 'GAS-C3', 'ACT-03') },
      ...going('li-zhiyuan', 40, 33),
    }),
    order('hot-water', 'P3', 9 * 60, 'doctor', {
      ...{ title: '病区热水不热', trade: 'PLUMBING', room: 'A-0408' },
      ...{ ...codes('WAT-04', 'WAT-C3', 'ACT-01'), ...going('wang-lijun', 530, 524, 34) },
    }),
    order('drip', 'P3', 11 * 60, 'nurse-neo', {
      ...{ title: '新生儿科空调风口凝水', symptom: 'WEAK_AIRFLOW', trade: 'HVAC', room: 'A-0611' },
      ...{ ...codes('AIR-04', 'AIR-C7', 'ACT-04'), ...going('technician', 650, 643, 48) },
    }),
    order('outlet', 'P3', 5 * 60, 'doctor', {
      ...{ title: '3 床床头插座松动', symptom: 'NO_POWER', trade: 'ELECTRICAL', room: 'A-0303' },
      ...{ ...codes('ELE-04', 'ELE-C2', 'ACT-02'), ...going('ma-jun', 290, 283, 12), ticked: 1 },
    }),
    {
      ...order('service', 'P3', 75, 'logistics', {
        ...{ title: 'OR-11 送风机组停用保养', trade: 'HVAC', type: 'PREVENTIVE', room: 'S-0311' },
        ...{ ...codes('AIR-03', 'AIR-C2', 'ACT-01'), ...going('chen-weidong', 72, 66, 60) },
        byDispatcher: true,
      }),
      // Environment's demo refers to it: the alarm of OR-11 is out of service for this order.
      ...{ key: 'or11-service', reporter: null },
    },
    ...paused(order, going, codes, ago, hence),
    ...completed(order, going, codes, done),
  ];
}

type Order = (
  key: string,
  priority: DemoChapter['priority'],
  created: number,
  reporter: string,
  facts: Facts,
) => DemoChapter;
type Going = (
  technician: string,
  assigned: number,
  accepted: number,
  started?: number,
) => Partial<DemoChapter>;
type Codes = (
  fault: string,
  cause: string,
  action: string,
) => Pick<Facts, 'fault' | 'cause' | 'action'>;

/** Nobody has them yet; the first needs a licence that nobody holds. */
function waiting(order: Order): DemoChapter[] {
  return [
    order('steriliser', 'P2', 13, 'nurse-or', {
      ...{ title: '2 号灭菌器排汽不止，压力不降', symptom: 'STERILISER', trade: 'MEDICAL_DEVICE' },
      ...{ room: 'S-0202', fault: 'MED-04', cause: 'MED-C3', action: 'ACT-01' },
      certificate: 'PRESSURE_VESSEL',
    }),
    order('ceiling', 'P3', 9, 'nurse', {
      ...{ title: '护士站天花板滴水，已接桶', symptom: 'WATER_LEAK', trade: 'PLUMBING' },
      ...{ room: 'A-0506', fault: 'WAT-01', cause: 'WAT-C1', action: 'ACT-01' },
    }),
    order('bell', 'P3', 58, 'doctor', {
      ...{ title: '2 床呼叫铃按下无声', symptom: 'CALL_BELL', trade: 'ELECTRICAL' },
      ...{ room: 'A-0403', fault: 'ELE-05', cause: 'ELE-C2', action: 'ACT-02' },
    }),
    order('badge', 'P3', 79, 'nurse', {
      ...{ title: '治疗室门禁刷卡不开', symptom: 'DOOR_STUCK', trade: 'IT', room: 'A-0505' },
      ...{ fault: 'ITS-03', cause: 'ITS-C3', action: 'ACT-03' },
    }),
    order('flicker', 'P4', 120, 'logistics', {
      ...{ title: '会议室日光灯闪烁', symptom: 'LIGHT_OUT', trade: 'ELECTRICAL', room: 'O-0310' },
      ...{ fault: 'ELE-03', cause: 'ELE-C3', action: 'ACT-01' },
    }),
  ];
}

/** Standing still, each reason at least once; only WAIT_USER and WAIT_ACCESS stop the clock. */
function paused(
  order: Order,
  going: Going,
  codes: Codes,
  ago: (minutes: number) => Date,
  hence: (minutes: number) => Date,
): DemoChapter[] {
  return [
    order('lift', 'P2', 6 * 60 + 20, 'nurse-icu', {
      ...{ title: '3 号梯门机异响停梯', symptom: 'LIFT_STOPPED', trade: 'LIFT', room: 'A-0101' },
      ...{ ...codes('LIF-02', 'LIF-C2', 'ACT-01'), ...going('zhao-qiang', 378, 371, 350) },
      pauses: [
        { reason: 'WAIT_VENDOR', from: ago(300), to: null, until: hence(49), note: '恒泰派人来' },
      ],
    }),
    order('belt', 'P3', 15 * 60, 'logistics', {
      ...{ title: '新风机组皮带裂纹', trade: 'HVAC', room: 'S-0230' },
      ...{ ...codes('AIR-05', 'AIR-C1', 'ACT-01'), ...going('technician', 890, 882, 860) },
      pauses: [
        { reason: 'WAIT_PART', from: ago(800), to: null, until: hence(370), note: '皮带明早到货' },
      ],
    }),
    order('hood', 'P3', 12 * 60, 'doctor', {
      ...{ title: '检验科通风柜无风', symptom: 'WEAK_AIRFLOW', trade: 'HVAC', room: 'O-0210' },
      ...{ ...codes('AIR-03', 'AIR-C2', 'ACT-01'), ...going('chen-weidong', 712, 704, 690) },
      byDispatcher: true,
      pauses: [{ reason: 'WAIT_ACCESS', from: ago(660), to: null, until: hence(280) }],
    }),
    order('projector', 'P4', 26 * 60, 'logistics', {
      ...{ title: '会议室投影偏色', symptom: 'NETWORK_DOWN', trade: 'IT', room: 'O-0310' },
      ...{ ...codes('ITS-04', 'ITS-C2', 'ACT-05'), ...going('liu-chang', 1500, 1490, 1440) },
      pauses: [{ reason: 'WAIT_USER', from: ago(1400), to: null, note: '已催 1 次' }],
    }),
    order('pump', 'P3', 13 * 60, 'doctor', {
      ...{ title: '输液泵充电座接触不良', symptom: 'DEVICE_FAULT', trade: 'MEDICAL_DEVICE' },
      ...{ room: 'A-0404', ...codes('MED-01', 'MED-C1', 'ACT-01') },
      ...going('sun-hao', 770, 764, 740),
      pauses: [{ reason: 'WAIT_PART', from: ago(700), to: null, note: '库存 0，调拨中' }],
    }),
    order('cabinet', 'P4', 20 * 60, 'nurse-neo', {
      ...{ title: '配奶间柜门铰链松', symptom: 'DOOR_STUCK', trade: 'DOORS', room: 'A-0605' },
      ...{ ...codes('DOR-02', 'DOR-C2', 'ACT-03'), ...going('wu-lei', 1190, 1183, 1170) },
      pauses: [{ reason: 'WAIT_USER', from: ago(1150), to: null }],
    }),
  ];
}

/** Done, and the hospital has not said so yet. */
function completed(
  order: Order,
  going: Going,
  codes: Codes,
  done: (completed: number, minutes: number) => Partial<DemoChapter>,
): DemoChapter[] {
  return [
    order('socket', 'P2', 3 * 60, 'nurse-icu', {
      ...{ title: 'ICU 2 床吊塔插座跳闸', symptom: 'NO_POWER', trade: 'ELECTRICAL' },
      ...{ room: 'A-0202', ...codes('ELE-02', 'ELE-C1', 'ACT-05') },
      ...{ ...going('ma-jun', 179, 172, 150), ...done(60, 46) },
    }),
    order('lock', 'P3', 7 * 60, 'nurse', {
      ...{ title: '污物间门锁卡住', symptom: 'DOOR_STUCK', trade: 'DOORS', room: 'A-0508' },
      ...{ ...codes('DOR-01', 'DOR-C1', 'ACT-01'), ...going('wu-lei', 400, 392, 300) },
      ...done(180, 25),
    }),
    order('phone', 'P3', 9 * 60, 'doctor', {
      ...{ title: '护士站电话无声', symptom: 'NETWORK_DOWN', trade: 'IT', room: 'A-0406' },
      ...{ ...codes('ITS-02', 'ITS-C1', 'ACT-02'), ...going('liu-chang', 520, 512, 430) },
      ...done(360, 31),
    }),
    order('toilet', 'P3', 14 * 60, 'doctor', {
      ...{ title: '病房马桶堵塞', symptom: 'DRAIN_BLOCKED', trade: 'PLUMBING', room: 'A-0304' },
      ...{ ...codes('WAT-02', 'WAT-C2', 'ACT-04'), ...going('wang-lijun', 830, 822, 760) },
      ...done(650, 52),
    }),
    order('chair', 'P4', 24 * 60, 'hr', {
      ...{ title: '候诊区椅子松动', symptom: 'FURNITURE', trade: 'GENERAL', room: 'O-0220' },
      ...{ ...codes('GEN-01', 'GEN-C1', 'ACT-02'), ...going('chen-weidong', 1410, 1402, 1300) },
      ...done(1200, 18),
    }),
    order('printer', 'P3', 26 * 60, 'doctor', {
      ...{ title: '心电图机打印走纸歪', symptom: 'DEVICE_FAULT', trade: 'MEDICAL_DEVICE' },
      ...{ room: 'O-0214', ...codes('MED-05', 'MED-C3', 'ACT-01') },
      ...{ ...going('sun-hao', 1540, 1533, 1460), ...done(1390, 40) },
    }),
    order('thermostat', 'P3', 32 * 60, 'finance', {
      ...{ title: '财务室空调忽冷忽热', symptom: 'TOO_HOT_OR_COLD', trade: 'HVAC', room: 'O-0303' },
      ...{ ...codes('AIR-01', 'AIR-C3', 'ACT-02'), ...going('technician', 1900, 1892, 1700) },
      ...done(1600, 64),
    }),
    order('handle', 'P4', 48 * 60, 'buyer', {
      ...{ title: '采购室窗把手断', symptom: 'DOOR_STUCK', trade: 'DOORS', room: 'O-0308' },
      ...{ ...codes('DOR-01', 'DOR-C1', 'ACT-01'), ...going('wu-lei', 2870, 2862, 2760) },
      ...done(2600, 22),
    }),
  ];
}
