import type { RequestState } from '../request/request.lifecycle.ts';

/** A request of the demo hospital; people and departments by their codes there. */
export interface DemoRequest {
  readonly key: string;
  readonly title: string;
  readonly note?: string;
  readonly state: RequestState;
  readonly requester: string;
  readonly department: string;
  readonly handler: string;
  readonly minutesAgo: number;
  readonly cancelReason?: string;
}

const ward = { requester: 'nurse', department: 'CARD2', handler: 'technician' };
const theatre = { requester: 'nurse-or', department: 'OR', handler: 'technician' };
const intensive = { requester: 'nurse-icu', department: 'ICU', handler: 'wang-lijun' };

/** Invented requests, one of each kind a person meets in a shift. */
export const demoRequests: readonly DemoRequest[] = [
  { key: 'lamp', ...ward, title: '三号病床需要床头灯一盏', state: 'OPEN', minutesAgo: 12 },
  {
    ...{ key: 'blankets', ...intensive, title: '明早八点前需要薄被 20 条', state: 'OPEN' },
    note: '放在护士站东侧的柜子里。',
    minutesAgo: 47,
  },
  { key: 'trolley', ...theatre, title: '借用转运车一辆', state: 'STARTED', minutesAgo: 95 },
  { key: 'cards', ...ward, title: '打印床头卡 40 张', state: 'COMPLETED', minutesAgo: 1_560 },
  {
    ...{ key: 'chairs', ...ward, title: '会议室加 12 把椅子', state: 'CANCELLED' },
    cancelReason: '会议改期。',
    minutesAgo: 2_940,
  },
];
