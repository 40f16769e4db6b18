import type { DemoChapter } from './demo-chapter.ts';
import type { DemoGround } from './demo-ground.ts';

const minute = 60_000;
const dayMinutes = 24 * 60;

/** What outside organisations have in hand, each lane at least once, and what they did before. */
export function planOutside({ now }: DemoGround): DemoChapter[] {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minute);
  const order = (
    key: string,
    created: number,
    facts: Pick<DemoChapter, 'title' | 'trade' | 'room' | 'technician'> & Partial<DemoChapter>,
  ): DemoChapter => ({
    ...{ key: `outside-${key}`, priority: 'P3', reporter: 'logistics', createdAt: ago(created) },
    ...{ byDispatcher: true, assignedAt: ago(created - 8), ...codes[facts.technician!]! },
    ...facts,
  });
  const began = (accepted: number, started?: number) => ({
    acceptedAt: ago(accepted),
    ...(started === undefined ? {} : { startedAt: ago(started) }),
  });
  const closed = (completed: number, labourMinutes: number) => ({
    ...{ completedAt: ago(completed), labourMinutes, confirmedAt: ago(completed - 300) },
    ...{ stars: 4, ratedAt: ago(completed - 310), closedAt: ago(completed - dayMinutes * 8) },
  });
  return [
    order('lift-5', 24, {
      ...{ title: '5 号梯平层误差大', trade: 'LIFT', room: 'A-0506', technician: 'HENGTAI' },
      symptom: 'LIFT_STOPPED',
    }),
    order('lift-2', 90, {
      ...{ title: '2 号梯轿厢照明闪烁', trade: 'LIFT', room: 'A-0101', technician: 'HENGTAI' },
      ...began(70),
    }),
    order('lift-7', 260, {
      ...{ title: '7 号梯 15 日维保', trade: 'LIFT', room: 'S-0202', technician: 'HENGTAI' },
      ...{ type: 'STATUTORY', reporter: null, ...began(240, 110), ticked: 1 },
    }),
    order('lift-1', dayMinutes * 24, {
      ...{ title: '1 号梯门机皮带更换', trade: 'LIFT', room: 'A-0101', technician: 'HENGTAI' },
      ...{ ...began(dayMinutes * 24 - 30, dayMinutes * 24 - 120) },
      ...closed(dayMinutes * 24 - 260, 130),
    }),
    order('door', dayMinutes * 70, {
      ...{
        title: '门诊自动门感应失灵',
        trade: 'DOORS',
        room: 'O-0220',
        technician: 'HENGTAI-DOORS',
      },
      ...{ ...began(dayMinutes * 70 - 30, dayMinutes * 70 - 90) },
      ...closed(dayMinutes * 70 - 200, 75),
    }),
    order('monitor', 35, {
      ...{
        title: '监护仪批次校准',
        trade: 'MEDICAL_DEVICE',
        room: 'A-0203',
        technician: 'MINGLAN',
      },
      reporter: 'nurse-icu',
    }),
    order('fridge', 190, {
      ...{ title: '血库冷藏柜压缩机异响', trade: 'REFRIGERATION', room: 'O-0118' },
      ...{ technician: 'MINGLAN', ...began(170, 95), priority: 'P2' },
    }),
  ];
}

/** Fault, cause and action of each crew's usual work. */
const codes: Readonly<Record<string, Pick<DemoChapter, 'fault' | 'cause' | 'action'>>> = {
  HENGTAI: { fault: 'LIF-02', cause: 'LIF-C2', action: 'ACT-01' },
  'HENGTAI-DOORS': { fault: 'DOR-02', cause: 'DOR-C2', action: 'ACT-03' },
  MINGLAN: { fault: 'MED-01', cause: 'MED-C1', action: 'ACT-01' },
};
