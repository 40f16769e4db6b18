/** A notice of the demo hospital; people by their user names there. */
export interface DemoNotice {
  readonly key: string;
  readonly classCode: string;
  readonly title: string;
  readonly body: string;
  /** Codes of departments and roles; everybody when neither is given. */
  readonly departments?: readonly string[];
  readonly roles?: readonly string[];
  readonly requiresConfirmation?: boolean;
  readonly hoursAgo: number;
  /** How far it has come. */
  readonly stage: 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'REVISED' | 'RECALLED';
  /** What a correction says instead. */
  readonly corrected?: { readonly body: string; readonly changeNote: string };
  readonly recallReason?: string;
  /** User names of those who have opened it; confirmed where it asks for that. */
  readonly opened?: readonly string[];
  readonly comments?: readonly (readonly [by: string, name: string, text: string])[];
}

const everyone = ['head', 'nurse-or', 'nurse-icu', 'doctor', 'dispatcher', 'environment', 'energy'];
const desks = ['storekeeper', 'buyer', 'finance', 'hr', 'safety', 'logistics', 'director'];

/** Invented notices, one at each stage a person meets. */
export const demoNotices: readonly DemoNotice[] = [
  {
    ...{ key: 'water', classCode: 'URGENT', hoursAgo: 2, stage: 'PUBLISHED' },
    title: '二号楼 3 至 6 层今晚停水',
    body: `因更换减压阀，二号楼 3 至 6 层今晚 **22:00 至 24:00** 停生活用水。

## 请各病区

1. 21:30 前储备两小时用水，优先保障洗手和清洁。
2. 停水期间关闭所有水龙头，防止来水时溢水。
3. 有血液透析、雾化等治疗安排的，提前与后勤调度中心联系。

恢复供水后会另行通知。后勤调度中心电话 8-6119。`,
    ...{ departments: ['CARD', 'RESP', 'GS', 'LOG'], requiresConfirmation: true },
    opened: ['head', 'dispatcher', 'technician'],
    comments: [
      ['head', '郭文华', '二病区有两台血液透析，请安排备用水。'],
      ['dispatcher', '何敏', '已安排送水车，21:00 到病区。'],
    ],
  },
  {
    ...{ key: 'drill', classCode: 'SAFETY', hoursAgo: 20, stage: 'REVISED' },
    title: '外科楼消防疏散演练',
    body: `本周五 15:00 外科楼举行消防疏散演练，听到广播后按预案疏散，不使用电梯。`,
    corrected: {
      body: `本周五 **15:30** 外科楼举行消防疏散演练，听到广播后按预案疏散，不使用电梯。

- 手术间不参加疏散，由护士长清点人员后报告。
- 演练约 40 分钟，结束以广播为准。`,
      changeNote: '时间由 15:00 改为 15:30，补充手术间的安排。',
    },
    opened: [...everyone, 'safety'],
  },
  {
    ...{ key: 'meeting', classCode: 'MEETING', hoursAgo: 27, stage: 'PUBLISHED' },
    title: '后勤保障月度例会',
    body: `时间：本周四 14:00\n\n地点：行政楼 301 会议室\n\n议题：

- 供暖季前设备检查情况
- 本月报修满意度
- 高值耗材库存`,
    ...{ departments: ['LOG'] },
    opened: ['logistics', 'dispatcher', 'storekeeper', 'technician', 'energy'],
  },
  {
    ...{ key: 'waste', classCode: 'WORK', hoursAgo: 49, stage: 'PUBLISHED' },
    title: '医疗废物交接时间调整',
    body: `自下周一起，各病区医疗废物每日交接时间调整为 **7:00、13:00、19:00**，其余时间暂存间锁闭。

依据《医疗废物管理条例》，暂存不得超过 2 天，请各科室按时交接。`,
    ...{ roles: ['nurse', 'department-head'] },
    opened: ['head', 'nurse', 'nurse-or', 'nurse-icu'],
    comments: [['nurse-or', '沈佳', '手术部晚间加台较多，19:00 以后能否再收一次？']],
  },
  {
    ...{ key: 'canteen', classCode: 'DAILY', hoursAgo: 74, stage: 'PUBLISHED' },
    title: '职工食堂供餐时间调整',
    body: `入冬后职工食堂午餐提前到 **11:00**，晚餐时间不变。夜班加餐仍在 23:30 开始。`,
    opened: [...everyone, ...desks, 'nurse'],
  },
  {
    ...{ key: 'parking', classCode: 'DAILY', hoursAgo: 98, stage: 'RECALLED' },
    title: '北门停车场周末封闭',
    body: '周末北门停车场铺设路面，请停东门。',
    ...{ recallReason: '施工改期，停车场照常开放。', opened: ['nurse', 'doctor', 'buyer'] },
  },
  {
    ...{ key: 'heating', classCode: 'WORK', hoursAgo: 3, stage: 'IN_REVIEW' },
    title: '供暖季病房温度与报修',
    body: `供暖季病房温度保持 **20–24 °C**。低于 20 °C 时请在系统报修，选“空调暖通”。

- 不要自行使用电暖器。
- 夜间由环境值班员处理，电话 8-6130。`,
    ...{ roles: ['nurse', 'doctor'] },
  },
  {
    ...{ key: 'badge', classCode: 'DAILY', hoursAgo: 1, stage: 'DRAFT' },
    title: '工牌更换安排',
    body: '12 月起分批更换工牌，旧工牌 1 月 31 日停用。',
  },
];
