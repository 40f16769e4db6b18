import { roomOf, type DemoRoom } from './demo-room.ts';

/** 动力楼: plant on 1, control rooms and stores on 2. */
export const logisticsRooms: readonly DemoRoom[] = [
  roomOf(['L-0101', '锅炉房', 'Boiler house', 'PLANT', 'PLANT', 240, 'EN']),
  roomOf(['L-0102', '高低压配电室', 'Switchgear room', 'PLANT', 'PLANT', 180, 'EN']),
  roomOf(['L-0103', '制冷站', 'Chiller plant', 'PLANT', 'PLANT', 320, 'EN']),
  roomOf(['L-0104', '水泵房', 'Pump room', 'PLANT', 'PLANT', 120, 'EN']),
  roomOf(['L-0105', '医用空气与负压站', 'Medical air and vacuum', 'PLANT', 'PLANT', 90, 'EN']),
  roomOf(['L-0106', '液氧站', 'Liquid oxygen station', 'PLANT', 'PLANT', 140, 'EN']),
  roomOf(['L-0107', '发电机房', 'Generator room', 'PLANT', 'PLANT', 110, 'EN']),
  roomOf(['L-0201', '后勤调度中心', 'Logistics dispatch centre', 'OFFICE', 'NONE', 86, 'DC']),
  roomOf(['L-0202', '维修班值班室', 'Technicians’ duty room', 'OFFICE', 'NONE', 48, 'MT']),
  roomOf(['L-0203', '环境监测值班室', 'Environment control room', 'OFFICE', 'NONE', 40, 'EV']),
  roomOf(['L-0204', '能源监控室', 'Energy control room', 'OFFICE', 'NONE', 36, 'EN']),
  roomOf(['L-0205', '中心库 A 区', 'Central store, area A', 'STORE', 'NONE', 260, 'ST']),
  roomOf(['L-0206', '中心库 B 区', 'Central store, area B', 'STORE', 'NONE', 220, 'ST']),
];
