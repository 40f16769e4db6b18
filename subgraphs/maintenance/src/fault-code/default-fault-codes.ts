import type { Trade } from '../trade/trade.ts';

type Named = readonly [code: string, zh: string, en: string];

/** The shipped catalogue of one trade, after ISO 14224 (failure mode, cause). */
interface TradeCodes {
  readonly faults: readonly Named[];
  readonly causes: readonly Named[];
}

/** Actions are the same for every trade (ISO 14224 maintenance activity). */
export const defaultActions: readonly Named[] = [
  ['ACT-01', '更换部件', 'Replace part'],
  ['ACT-02', '修理', 'Repair'],
  ['ACT-03', '调整', 'Adjust'],
  ['ACT-04', '清洁疏通', 'Clean or unblock'],
  ['ACT-05', '复位重启', 'Reset'],
  ['ACT-06', '检查无异常', 'Inspected, no fault found'],
  ['ACT-07', '临时措施', 'Temporary measure'],
];

export const defaultCodes: Readonly<Record<Trade, TradeCodes>> = {
  HVAC: {
    faults: [
      ['AIR-01', '温度失控', 'Temperature off'],
      ['AIR-02', '压差不足', 'Low pressure'],
      ['AIR-03', '送风不足', 'Weak airflow'],
      ['AIR-04', '风口滴水', 'Outlet dripping'],
      ['AIR-05', '异响振动', 'Noise or vibration'],
      ['AIR-06', '新风不足', 'Too little fresh air'],
      ['AIR-07', '湿度失控', 'Humidity off'],
    ],
    causes: [
      ['AIR-C1', '皮带磨损', 'Belt wear'],
      ['AIR-C2', '过滤器堵塞', 'Filter clogged'],
      ['AIR-C3', '风阀卡滞', 'Damper stuck'],
      ['AIR-C4', '传感器漂移', 'Sensor drift'],
      ['AIR-C5', '设定不当', 'Wrong setting'],
      ['AIR-C6', '门未关严', 'Door left open'],
      ['AIR-C7', '凝水管堵塞', 'Drain blocked'],
      ['AIR-C8', '人员超出设计', 'More people than designed for'],
    ],
  },
  PLUMBING: {
    faults: [
      ['WAT-01', '漏水', 'Leak'],
      ['WAT-02', '堵塞', 'Blockage'],
      ['WAT-03', '无水或水压低', 'No water or low pressure'],
      ['WAT-04', '热水不热', 'No hot water'],
      ['WAT-05', '返味', 'Drain smell'],
    ],
    causes: [
      ['WAT-C1', '密封老化', 'Seal aged'],
      ['WAT-C2', '异物堵塞', 'Foreign object'],
      ['WAT-C3', '阀门损坏', 'Valve failed'],
      ['WAT-C4', '管道腐蚀', 'Pipe corroded'],
      ['WAT-C5', '水封干涸', 'Trap dried out'],
    ],
  },
  ELECTRICAL: {
    faults: [
      ['ELE-01', '断电', 'No power'],
      ['ELE-02', '跳闸', 'Breaker tripped'],
      ['ELE-03', '灯不亮或闪烁', 'Light out or flickering'],
      ['ELE-04', '插座故障', 'Socket fault'],
      ['ELE-05', '呼叫铃失灵', 'Call bell dead'],
    ],
    causes: [
      ['ELE-C1', '过载', 'Overload'],
      ['ELE-C2', '接触不良', 'Loose contact'],
      ['ELE-C3', '元件老化', 'Component aged'],
      ['ELE-C4', '受潮', 'Moisture'],
      ['ELE-C5', '使用不当', 'Misuse'],
    ],
  },
  IT: {
    faults: [
      ['ITS-01', '网络不通', 'No network'],
      ['ITS-02', '电话无声', 'Phone dead'],
      ['ITS-03', '门禁刷卡失败', 'Badge not read'],
      ['ITS-04', '显示异常', 'Display fault'],
      ['ITS-05', '采集点离线', 'Sensor offline'],
    ],
    causes: [
      ['ITS-C1', '线缆松脱', 'Cable loose'],
      ['ITS-C2', '设备死机', 'Device hung'],
      ['ITS-C3', '配置错误', 'Wrong configuration'],
      ['ITS-C4', '供电异常', 'Power supply fault'],
      ['ITS-C5', '电池耗尽', 'Battery empty'],
    ],
  },
  MEDICAL_GAS: {
    faults: [
      ['GAS-01', '终端漏气', 'Outlet leaking'],
      ['GAS-02', '压力异常', 'Pressure off'],
      ['GAS-03', '流量不足', 'Low flow'],
    ],
    causes: [
      ['GAS-C1', '密封圈老化', 'O-ring aged'],
      ['GAS-C2', '减压阀失调', 'Regulator out of adjustment'],
      ['GAS-C3', '接头未插到位', 'Plug not seated'],
    ],
  },
  MEDICAL_DEVICE: {
    faults: [
      ['MED-01', '不开机', 'Does not start'],
      ['MED-02', '报警不消', 'Alarm persists'],
      ['MED-03', '测量异常', 'Wrong reading'],
      ['MED-04', '排汽或进水异常', 'Steam or water fault'],
      ['MED-05', '打印异常', 'Print fault'],
    ],
    causes: [
      ['MED-C1', '电源模块', 'Power module'],
      ['MED-C2', '传感部件', 'Sensing part'],
      ['MED-C3', '耗材到期', 'Consumable expired'],
      ['MED-C4', '操作不当', 'Operator error'],
      ['MED-C5', '电池老化', 'Battery aged'],
    ],
  },
  GENERAL: {
    faults: [
      ['GEN-01', '家具损坏', 'Furniture broken'],
      ['GEN-02', '墙地面破损', 'Wall or floor damaged'],
      ['GEN-03', '标识脱落', 'Sign fallen off'],
    ],
    causes: [
      ['GEN-C1', '自然磨损', 'Wear'],
      ['GEN-C2', '碰撞', 'Impact'],
      ['GEN-C3', '安装不牢', 'Badly fixed'],
    ],
  },
  DOORS: {
    faults: [
      ['DOR-01', '打不开', 'Will not open'],
      ['DOR-02', '关不严', 'Will not close'],
      ['DOR-03', '闭门器失效', 'Closer failed'],
    ],
    causes: [
      ['DOR-C1', '锁芯磨损', 'Lock worn'],
      ['DOR-C2', '铰链松动', 'Hinge loose'],
      ['DOR-C3', '变形', 'Warped'],
    ],
  },
  LIFT: {
    faults: [
      ['LIF-01', '停梯', 'Out of service'],
      ['LIF-02', '门机异响', 'Door drive noise'],
      ['LIF-03', '困人', 'People trapped'],
    ],
    causes: [
      ['LIF-C1', '门触点', 'Door contact'],
      ['LIF-C2', '门机皮带', 'Door belt'],
      ['LIF-C3', '控制板', 'Control board'],
    ],
  },
  REFRIGERATION: {
    faults: [
      ['COL-01', '不制冷', 'Not cooling'],
      ['COL-02', '温度漂移', 'Temperature drifting'],
      ['COL-03', '机组振动大', 'Chiller vibration'],
    ],
    causes: [
      ['COL-C1', '制冷剂不足', 'Low refrigerant'],
      ['COL-C2', '门封老化', 'Door seal aged'],
      ['COL-C3', '冷凝器脏', 'Condenser dirty'],
      ['COL-C4', '轴承磨损', 'Bearing worn'],
      ['COL-C5', '开门过久', 'Door open too long'],
    ],
  },
};

/**
 * How often a cause was behind a fault before any history of our own, as pseudo-counts. They fade
 * as completed orders come in.
 */
export const defaultPriors: readonly (readonly [
  fault: string,
  cause: string,
  action: string,
  count: number,
])[] = [
  ['AIR-01', 'AIR-C5', 'ACT-03', 3],
  ['AIR-01', 'AIR-C3', 'ACT-02', 2],
  ['AIR-02', 'AIR-C1', 'ACT-01', 6],
  ['AIR-02', 'AIR-C2', 'ACT-01', 2],
  ['AIR-03', 'AIR-C2', 'ACT-01', 4],
  ['AIR-03', 'AIR-C1', 'ACT-01', 2],
  ['AIR-04', 'AIR-C7', 'ACT-04', 5],
  ['AIR-05', 'AIR-C1', 'ACT-01', 3],
  ['AIR-06', 'AIR-C3', 'ACT-02', 3],
  ['AIR-06', 'AIR-C8', 'ACT-03', 3],
  ['AIR-07', 'AIR-C5', 'ACT-03', 2],
  ['WAT-01', 'WAT-C1', 'ACT-01', 4],
  ['WAT-02', 'WAT-C2', 'ACT-04', 5],
  ['WAT-03', 'WAT-C3', 'ACT-01', 2],
  ['WAT-04', 'WAT-C3', 'ACT-01', 2],
  ['WAT-05', 'WAT-C5', 'ACT-04', 4],
  ['ELE-01', 'ELE-C2', 'ACT-02', 2],
  ['ELE-02', 'ELE-C1', 'ACT-05', 4],
  ['ELE-03', 'ELE-C3', 'ACT-01', 5],
  ['ELE-04', 'ELE-C2', 'ACT-02', 3],
  ['ELE-05', 'ELE-C2', 'ACT-02', 3],
  ['ITS-01', 'ITS-C1', 'ACT-02', 3],
  ['ITS-02', 'ITS-C1', 'ACT-02', 2],
  ['ITS-03', 'ITS-C3', 'ACT-03', 2],
  ['ITS-04', 'ITS-C2', 'ACT-05', 2],
  ['ITS-05', 'ITS-C5', 'ACT-01', 4],
  ['GAS-01', 'GAS-C1', 'ACT-01', 5],
  ['GAS-02', 'GAS-C2', 'ACT-03', 3],
  ['GAS-03', 'GAS-C3', 'ACT-03', 2],
  ['MED-01', 'MED-C1', 'ACT-01', 3],
  ['MED-02', 'MED-C2', 'ACT-01', 2],
  ['MED-03', 'MED-C2', 'ACT-03', 2],
  ['MED-04', 'MED-C3', 'ACT-01', 2],
  ['MED-05', 'MED-C3', 'ACT-01', 2],
  ['GEN-01', 'GEN-C1', 'ACT-02', 3],
  ['GEN-02', 'GEN-C2', 'ACT-02', 2],
  ['GEN-03', 'GEN-C3', 'ACT-02', 2],
  ['DOR-01', 'DOR-C1', 'ACT-01', 3],
  ['DOR-02', 'DOR-C2', 'ACT-03', 3],
  ['DOR-03', 'DOR-C2', 'ACT-01', 2],
  ['LIF-01', 'LIF-C1', 'ACT-02', 3],
  ['LIF-02', 'LIF-C2', 'ACT-01', 2],
  ['LIF-03', 'LIF-C3', 'ACT-05', 2],
  ['COL-01', 'COL-C1', 'ACT-02', 2],
  ['COL-02', 'COL-C2', 'ACT-01', 3],
  ['COL-03', 'COL-C4', 'ACT-01', 3],
];
