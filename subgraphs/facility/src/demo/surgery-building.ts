import type { RoomClass } from '../../contract/events.ts';
import { roomOf, two, type DemoRoom } from './demo-room.ts';

/** Classes of OR-01 to OR-12, two of each theatre row; OR-07 is class I. */
const theatres: readonly (readonly [RoomClass, string, number])[] = [
  ['THEATRE_I', 'I', 45],
  ['THEATRE_I', 'I', 45],
  ['THEATRE_II', 'II', 38],
  ['THEATRE_II', 'II', 38],
  ['THEATRE_III', 'III', 32],
  ['THEATRE_III', 'III', 32],
  ['THEATRE_I', 'I', 45],
  ['THEATRE_II', 'II', 38],
  ['THEATRE_II', 'II', 38],
  ['THEATRE_III', 'III', 32],
  ['THEATRE_III', 'III', 32],
  ['THEATRE_IV', 'IV', 28],
];

/** 外科影像楼: imaging on 1, sterile supply on 2, theatres on 3. */
export const surgeryRooms: readonly DemoRoom[] = [
  roomOf(['S-0101', 'CT 检查室', 'CT room', 'IMAGING', 'NONE', 42, 'IMG']),
  roomOf(['S-0102', '磁共振检查室', 'MRI room', 'IMAGING', 'NONE', 56, 'IMG']),
  roomOf(['S-0103', 'DR 检查室', 'X-ray room', 'IMAGING', 'NONE', 34, 'IMG']),
  roomOf(['S-0104', '影像控制室', 'Imaging control room', 'OFFICE', 'NONE', 26, 'IMG']),
  roomOf(['S-0105', '影像设备间', 'Imaging plant room', 'PLANT', 'PLANT', 22, 'IMG']),
  roomOf(['S-0110', '影像候诊区', 'Imaging waiting area', 'OTHER', 'PUBLIC_SPACE', 120, 'IMG']),
  roomOf(['S-0201', '去污区', 'Decontamination', 'CSSD', 'CSSD_DIRTY', 90, 'CSSD']),
  roomOf(['S-0202', '检查包装区', 'Inspection and packing', 'CSSD', 'CSSD_PACK', 130, 'CSSD']),
  roomOf(['S-0203', '无菌存放区', 'Sterile store', 'CSSD', 'CSSD_STERILE', 85, 'CSSD']),
  roomOf(['S-0215', '血气实验室', 'Blood gas laboratory', 'LABORATORY', 'NONE', 30, 'LAB']),
  roomOf(['S-0221', '更衣室', 'Changing room', 'OTHER', 'NONE', 48, 'OR']),
  roomOf(['S-0230', '空调机房', 'Air handling plant room', 'PLANT', 'PLANT', 160, 'MT']),
  ...theatres.map(([roomClass, , area], index) => {
    const code = `OR-${two(index + 1)}`;
    const number = `S-03${two(index + 1)}`;
    return roomOf([number, `手术间 ${code}`, `Theatre ${code}`, 'THEATRE', roomClass, area, 'OR']);
  }),
  roomOf(['S-0313', '无菌物品间', 'Sterile goods', 'STORE', 'NONE', 36, 'OR']),
  roomOf(['S-0314', '麻醉准备间', 'Anaesthesia preparation', 'TREATMENT', 'NONE', 28, 'OR']),
  roomOf(['S-0315', '复苏室', 'Recovery room', 'TREATMENT', 'NONE', 74, 'OR']),
  roomOf(['S-0316', '仪器库', 'Instrument store', 'STORE', 'NONE', 32, 'OR']),
  roomOf(['S-0317', '换床间', 'Bed transfer', 'OTHER', 'NONE', 30, 'OR']),
  roomOf(['S-0318', '刷手间', 'Scrub room', 'OTHER', 'NONE', 18, 'OR']),
  roomOf(['S-0319', '洁净走廊', 'Clean corridor', 'CORRIDOR', 'NONE', 110, 'OR']),
  roomOf(['S-0320', '清洁走廊', 'Service corridor', 'CORRIDOR', 'NONE', 96, 'OR']),
  roomOf(['S-0321', '手术部护士站', 'Theatre nurses’ station', 'OFFICE', 'NONE', 24, 'OR']),
];
