import type { Trade } from '../trade/trade.ts';

/** One step of a template; with a unit a value has to be measured, within the limits if given. */
export interface ChecklistStep {
  readonly zh: string;
  readonly en: string;
  readonly required: boolean;
  readonly unit?: string;
  readonly low?: number;
  readonly high?: number;
}

interface DefaultChecklist {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly fault?: string;
  readonly trade?: Trade;
  readonly steps: readonly ChecklistStep[];
}

const step = (
  zh: string,
  en: string,
  value: { unit?: string; low?: number; high?: number; required?: boolean } = {},
): ChecklistStep => ({ zh, en, required: true, ...value });

/** Shipped templates; the limits are the maker's for the demo's air handling units. */
export const defaultChecklists: readonly DefaultChecklist[] = [
  {
    code: 'AHU-BELT',
    zh: '送风机组压差不足',
    en: 'AHU low pressure',
    fault: 'AIR-02',
    steps: [
      step('风机停机上锁挂牌', 'Lock out fan, tag fitted'),
      step('皮带轮对中', 'Check pulley alignment', { unit: 'deg', high: 0.5 }),
      step('装新皮带，成对更换', 'Fit new belts as a pair'),
      step('张紧力', 'Tension', { unit: 'N', low: 118, high: 130 }),
      step('解锁，启动风机', 'Remove lock, start fan'),
      step('电机电流', 'Motor current', { unit: 'A', high: 14.8 }),
      step('压差满 15 分钟', 'Pressure held for 15 min', { unit: 'Pa', low: 5 }),
      step('通知手术部，交还房间', 'Theatre desk told, room released'),
    ],
  },
  {
    code: 'FRESH-AIR',
    zh: '新风不足',
    en: 'Too little fresh air',
    fault: 'AIR-06',
    steps: [
      step('核对人数与新风阀开度', 'Check occupancy and fresh air damper'),
      step('调整新风阀或开窗', 'Adjust damper or open windows'),
      step('室内二氧化碳', 'Room CO₂', { unit: 'ppm', high: 1000 }),
      step('清洗或更换滤网', 'Clean or replace filter', { required: false }),
    ],
  },
  {
    code: 'COLD-STORE',
    zh: '冷柜温度异常',
    en: 'Fridge out of range',
    fault: 'COL-02',
    steps: [
      step('药品已转移', 'Contents moved'),
      step('检查门封与冷凝器', 'Check door seal and condenser'),
      step('箱内温度', 'Inside temperature', { unit: 'Cel', low: 2, high: 8 }),
    ],
  },
  {
    code: 'ELECTRICAL-SAFE',
    zh: '电气安全作业',
    en: 'Safe electrical work',
    trade: 'ELECTRICAL',
    steps: [step('断电验电', 'Isolate and prove dead'), step('恢复供电并试用', 'Restore and test')],
  },
  {
    code: 'LIFT-SAFE',
    zh: '电梯安全作业',
    en: 'Safe lift work',
    trade: 'LIFT',
    steps: [
      step('厅门设护栏，停梯挂牌', 'Barriers at doors, lift tagged'),
      step('试运行上下三次', 'Three test runs'),
      step('撤护栏，交付使用', 'Barriers off, handed over'),
    ],
  },
  {
    code: 'GAS-SAFE',
    zh: '医用气体作业',
    en: 'Medical gas work',
    trade: 'MEDICAL_GAS',
    steps: [
      step('告知病区，备氧就位', 'Ward told, back-up oxygen ready'),
      step('检漏合格', 'Leak test passed'),
      step('终端压力', 'Outlet pressure', { unit: 'kPa', low: 400, high: 550 }),
    ],
  },
  {
    code: 'SITE-LEFT',
    zh: '离场检查',
    en: 'Leaving the site',
    steps: [step('试用正常，现场清理', 'Works, site cleaned')],
  },
];
