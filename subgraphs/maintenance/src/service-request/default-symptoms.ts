import type { CertificateKind } from '../rules/certificate-kind.ts';
import type { Trade } from '../trade/trade.ts';

/** A thing a reporter can tap instead of describing, and what it says about the trade. */
export interface SymptomRule {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Null: only a person can tell. */
  readonly trade: Trade | null;
  /** 0 to 1; below 0.6 the dispatcher decides (domain rules C5). */
  readonly confidence: number;
  readonly fault: string | null;
  /** Life is in danger: P1 whatever was ticked. */
  readonly lifeSafety?: true;
  readonly certificate?: CertificateKind;
  /** Words that betray the symptom in a free text. */
  readonly words: readonly string[];
  /** Room types where it is offered; everywhere when left out. */
  readonly roomTypes?: readonly string[];
}

/** In the order the form shows them; the last is the way out. */
export const defaultSymptoms: readonly SymptomRule[] = [
  {
    code: 'FRIDGE_WARM',
    zh: '冰箱不制冷',
    en: 'Fridge not cooling',
    trade: 'REFRIGERATION',
    confidence: 0.9,
    fault: 'COL-01',
    words: ['冰箱', '冷柜', '不制冷', 'fridge', 'freezer', 'not cooling'],
    roomTypes: ['TREATMENT', 'PHARMACY', 'COLD_STORE', 'LABORATORY', 'WARD'],
  },
  {
    code: 'TOO_HOT_OR_COLD',
    zh: '空调不冷不热',
    en: 'Too hot or too cold',
    trade: 'HVAC',
    confidence: 0.9,
    fault: 'AIR-01',
    words: ['空调', '太热', '太冷', '暖气', 'air conditioning', 'too hot', 'too cold'],
  },
  {
    code: 'WEAK_AIRFLOW',
    zh: '出风小或闷',
    en: 'Weak air or stuffy',
    trade: 'HVAC',
    confidence: 0.85,
    fault: 'AIR-03',
    words: ['出风', '风口', '新风', '闷', '通风', 'airflow', 'stuffy', 'ventilation'],
  },
  {
    code: 'WATER_LEAK',
    zh: '漏水',
    en: 'Water leak',
    trade: 'PLUMBING',
    confidence: 0.9,
    fault: 'WAT-01',
    words: ['漏水', '滴水', '渗水', 'leak', 'dripping'],
  },
  {
    code: 'DRAIN_BLOCKED',
    zh: '堵了',
    en: 'Blocked drain',
    trade: 'PLUMBING',
    confidence: 0.9,
    fault: 'WAT-02',
    words: ['堵', '下水', '马桶', '地漏', 'blocked', 'toilet', 'drain'],
  },
  {
    code: 'NO_POWER',
    zh: '不通电',
    en: 'No power',
    trade: 'ELECTRICAL',
    confidence: 0.85,
    fault: 'ELE-01',
    certificate: 'ELECTRICIAN',
    words: ['不通电', '没电', '停电', '跳闸', '插座', 'no power', 'tripped', 'socket'],
  },
  {
    code: 'LIGHT_OUT',
    zh: '灯不亮或闪',
    en: 'Light out or flickering',
    trade: 'ELECTRICAL',
    confidence: 0.9,
    fault: 'ELE-03',
    words: ['灯', '照明', 'light', 'lamp'],
  },
  {
    code: 'CALL_BELL',
    zh: '呼叫铃不响',
    en: 'Call bell silent',
    trade: 'ELECTRICAL',
    confidence: 0.8,
    fault: 'ELE-05',
    words: ['呼叫铃', '呼叫器', 'call bell', 'nurse call'],
    roomTypes: ['WARD', 'ICU_BAY', 'ISOLATION'],
  },
  {
    code: 'NETWORK_DOWN',
    zh: '电脑网络电话不通',
    en: 'Computer, network or phone down',
    trade: 'IT',
    confidence: 0.85,
    fault: 'ITS-01',
    words: ['网络', '电脑', '电话', '打印机', '投影', 'network', 'computer', 'phone', 'printer'],
  },
  {
    code: 'DOOR_STUCK',
    zh: '门窗打不开或关不严',
    en: 'Door or window stuck',
    trade: 'DOORS',
    confidence: 0.85,
    fault: 'DOR-01',
    words: ['门锁', '打不开', '关不严', '窗', 'door', 'window', 'lock'],
  },
  {
    code: 'DEVICE_FAULT',
    zh: '医疗设备故障',
    en: 'Medical device fault',
    trade: 'MEDICAL_DEVICE',
    confidence: 0.8,
    fault: 'MED-01',
    words: ['监护仪', '输液泵', '呼吸机', '心电图', '血透', 'monitor', 'pump', 'ventilator'],
  },
  {
    code: 'STERILISER',
    zh: '灭菌器压力或排汽异常',
    en: 'Steriliser pressure or steam fault',
    trade: 'MEDICAL_DEVICE',
    confidence: 0.9,
    fault: 'MED-04',
    certificate: 'PRESSURE_VESSEL',
    words: ['灭菌器', '灭菌', 'steriliser', 'autoclave'],
    roomTypes: ['CSSD', 'THEATRE'],
  },
  {
    code: 'GAS_LEAK',
    zh: '氧气或医用气体漏气',
    en: 'Oxygen or medical gas leaking',
    trade: 'MEDICAL_GAS',
    confidence: 0.95,
    fault: 'GAS-01',
    lifeSafety: true,
    words: ['氧气', '漏气', '负压吸引', 'oxygen', 'medical gas', 'suction'],
  },
  {
    code: 'LIFT_TRAPPED',
    zh: '电梯困人',
    en: 'People trapped in a lift',
    trade: 'LIFT',
    confidence: 0.95,
    fault: 'LIF-03',
    lifeSafety: true,
    certificate: 'LIFT',
    words: ['困人', '困在电梯', 'trapped'],
  },
  {
    code: 'LIFT_STOPPED',
    zh: '电梯停了或异响',
    en: 'Lift stopped or noisy',
    trade: 'LIFT',
    confidence: 0.9,
    fault: 'LIF-01',
    certificate: 'LIFT',
    words: ['电梯', 'lift', 'elevator'],
    roomTypes: ['CORRIDOR', 'OTHER'],
  },
  {
    code: 'NOISE',
    zh: '异响',
    en: 'Strange noise',
    trade: 'HVAC',
    confidence: 0.5,
    fault: 'AIR-05',
    words: ['异响', '噪音', 'noise'],
  },
  {
    code: 'SMELL',
    zh: '有异味',
    en: 'Bad smell',
    trade: 'PLUMBING',
    confidence: 0.5,
    fault: 'WAT-05',
    words: ['异味', '臭', 'smell'],
  },
  {
    code: 'FURNITURE',
    zh: '家具墙面损坏',
    en: 'Furniture or wall damaged',
    trade: 'GENERAL',
    confidence: 0.8,
    fault: 'GEN-01',
    words: ['椅子', '桌子', '柜', '墙', '地板', '标识', 'chair', 'table', 'wall', 'floor'],
  },
  {
    code: 'OTHER',
    zh: '其他',
    en: 'Something else',
    trade: null,
    confidence: 0,
    fault: null,
    words: [],
  },
];
