/** A document of the demo hospital on its way; people by their user names there. */
export interface DemoApproval {
  readonly key: string;
  readonly documentType: string;
  readonly title: string;
  /** Yuan. */
  readonly amount: number | null;
  readonly lines: readonly (readonly [label: string, value: string])[];
  readonly requester: { readonly username: string; readonly name: string };
  readonly department: string;
  readonly hoursAgo: number;
  /** Decisions in the order they were taken, an hour apart. */
  readonly decisions: readonly {
    readonly by: string;
    readonly name: string;
    readonly decision: 'APPROVED' | 'REJECTED' | 'RETURNED';
    readonly comment?: string;
  }[];
}

const nurse = { username: 'nurse', name: '陈静' };
const storekeeper = { username: 'storekeeper', name: '郑怡' };
const technician = { username: 'technician', name: '周建国' };
const head = { by: 'head', name: '郭文华' } as const;
const logistics = { by: 'logistics', name: '谢国栋' } as const;

/** Invented documents, one at each stage a person meets. */
export const demoApprovals: readonly DemoApproval[] = [
  {
    ...{ key: 'pumps', documentType: 'PURCHASE', title: '输液泵 6 台', amount: 86_400 },
    lines: [
      ['品名', '输液泵（双通道）'],
      ['数量', '6 台'],
      ['单价', '¥14,400.00'],
      ['用途', '心内科二病区替换 2014 年购入的 6 台'],
    ],
    ...{ requester: nurse, department: 'CARD2', hoursAgo: 5, decisions: [] },
  },
  {
    ...{ key: 'monitor', documentType: 'PURCHASE', title: '心电监护仪 4 台', amount: 236_000 },
    lines: [
      ['品名', '心电监护仪'],
      ['数量', '4 台'],
      ['单价', '¥59,000.00'],
      ['用途', '床位由 32 张增至 36 张'],
    ],
    ...{ requester: nurse, department: 'CARD2', hoursAgo: 30 },
    decisions: [{ ...head, decision: 'APPROVED', comment: '同意，按床位配置标准核过数量。' }],
  },
  {
    ...{ key: 'labels', documentType: 'PURCHASE', title: '标签打印机耗材一批', amount: 3_280 },
    lines: [
      ['品名', '热敏标签纸、碳带'],
      ['数量', '标签 200 卷，碳带 60 卷'],
    ],
    ...{ requester: storekeeper, department: 'ST', hoursAgo: 52, decisions: [] },
  },
  {
    ...{ key: 'travel', documentType: 'EXPENSE', title: '器械培训差旅费', amount: 1_860.5 },
    lines: [
      ['事由', '输液泵厂家培训，两天'],
      ['发票', '3 张'],
    ],
    ...{ requester: nurse, department: 'CARD2', hoursAgo: 76 },
    decisions: [{ ...head, decision: 'APPROVED' }],
  },
  {
    ...{ key: 'kettle', documentType: 'EXPENSE', title: '科室电热水壶', amount: 459 },
    lines: [['事由', '病区茶水间更换']],
    ...{ requester: nurse, department: 'CARD2', hoursAgo: 98 },
    decisions: [{ ...head, decision: 'RETURNED', comment: '请走后勤领用，不要自行购买。' }],
  },
  {
    ...{ key: 'water', documentType: 'SHUTDOWN', title: '二号楼停水 2 小时', amount: null },
    lines: [
      ['范围', '二号楼 3 至 6 层生活给水'],
      ['时间', '周六 22:00 至 24:00'],
      ['原因', '更换减压阀'],
    ],
    ...{ requester: technician, department: 'MT', hoursAgo: 3, decisions: [] },
  },
  {
    ...{ key: 'sofa', documentType: 'PURCHASE', title: '医生休息室沙发', amount: 12_600 },
    lines: [['用途', '更换破损沙发 3 张']],
    ...{ requester: nurse, department: 'CARD2', hoursAgo: 140 },
    decisions: [
      { ...head, decision: 'APPROVED' },
      { ...logistics, decision: 'REJECTED', comment: '仓库有调剂沙发可用，不予新购。' },
    ],
  },
];
