export interface DemoStep {
  readonly zh: string;
  readonly en: string;
  readonly phone?: string;
  readonly hintZh?: string;
  readonly hintEn?: string;
}

export interface DemoGuidance {
  readonly code: string;
  readonly edition: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly steps: readonly DemoStep[];
}

/** Steps per type of alarm (domain S63); places in braces are filled by `guidance/fill-text.ts`. */
export const demoGuidance: readonly DemoGuidance[] = [
  {
    ...{ code: 'theatre-pressure-low', edition: 4 },
    ...{ nameZh: '手术间压差低', nameEn: 'Theatre pressure low' },
    steps: [
      { zh: '关好 {room} 各门，停止人员进出', en: 'Close all doors of {room}; nobody in or out' },
      {
        ...{ zh: '电话通知手术部值班 8-6207', en: 'Call the theatre duty nurse, 8-6207' },
        phone: '8-6207',
      },
      {
        zh: '请技工查 {ahu} 送风机皮带与过滤器',
        en: 'Have a technician check belt and filters of {ahu}',
      },
      {
        zh: '{raised+30} 仍未恢复：首台改 {alternatives}',
        en: 'Not back by {raised+30}: move the first case to {alternatives}',
        ...{ hintZh: '需手术部护士长同意', hintEn: 'The head nurse of the theatres must agree' },
      },
      { zh: '连续 15 分 ≥ 5 Pa 后开放', en: 'Open again after 15 min at 5 Pa or more' },
    ],
  },
  {
    ...{ code: 'isolation-pressure', edition: 2 },
    ...{ nameZh: '隔离病房负压不足', nameEn: 'Isolation room pressure lost' },
    steps: [
      { zh: '关好 {room} 与缓冲间的门', en: 'Close the doors of {room} and its anteroom' },
      { zh: '通知病区护士：进出加强防护', en: 'Tell the ward: full protection when entering' },
      { zh: '请技工查排风机 {ahu}', en: 'Have a technician check the exhaust fan {ahu}' },
      {
        zh: '30 分未恢复：报院感科，考虑转移病人',
        en: 'Not back in 30 min: call infection control',
      },
    ],
  },
  {
    ...{ code: 'cold-store', edition: 3 },
    ...{ nameZh: '冷库温度异常', nameEn: 'Cold store out of range' },
    steps: [
      { zh: '查库门是否关严', en: 'Check that the door is shut' },
      { zh: '电话通知药房值班 8-6180', en: 'Call the pharmacy on duty, 8-6180', phone: '8-6180' },
      { zh: '核对独立温度计', en: 'Compare with the independent thermometer' },
      {
        zh: '{raised+30} 仍未恢复：移入备用冷柜并登记',
        en: 'Not back by {raised+30}: move the drugs and note it',
      },
    ],
  },
  {
    ...{ code: 'comfort', edition: 1 },
    ...{ nameZh: '温湿度超限', nameEn: 'Climate out of range' },
    steps: [
      { zh: '查 {room} 门窗与末端设定', en: 'Check doors, windows and set-point of {room}' },
      { zh: '查 {ahu} 冷热水阀与加湿', en: 'Check valves and humidifier of {ahu}' },
      { zh: '影响手术或病人时报护士长', en: 'Tell the head nurse when patients are affected' },
    ],
  },
  {
    ...{ code: 'co2', edition: 1 },
    ...{ nameZh: '二氧化碳高', nameEn: 'CO₂ high' },
    steps: [
      { zh: '开窗或开大 {room} 新风', en: 'Open windows or more fresh air for {room}' },
      { zh: '查 {ahu} 新风阀开度', en: 'Check the fresh air damper of {ahu}' },
      { zh: '30 分未降到 1,000 ppm：分流人员', en: 'Above 1,000 ppm after 30 min: fewer people' },
    ],
  },
  {
    ...{ code: 'stale', edition: 1 },
    ...{ nameZh: '数据陈旧', nameEn: 'No data' },
    steps: [
      { zh: '用便携仪器测 {room} 并记录', en: 'Measure {room} by hand and note it' },
      { zh: '查传感器供电与网关', en: 'Check the sensor’s power and the gateway' },
    ],
  },
  {
    ...{ code: 'pump-vibration', edition: 1 },
    ...{ nameZh: '水泵振动高', nameEn: 'Pump vibration' },
    steps: [
      { zh: '切换到备用泵', en: 'Switch to the stand-by pump' },
      { zh: '停泵挂牌，查地脚螺栓与联轴器', en: 'Lock out; check anchor bolts and coupling' },
      { zh: '试运转 15 分，低于 4.5 mm/s 再投用', en: 'Run for 15 min; below 4.5 mm/s before use' },
    ],
  },
];
