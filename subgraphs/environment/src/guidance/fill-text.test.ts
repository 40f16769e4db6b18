import { expect, it } from 'vitest';
import { fillText } from './fill-text.ts';

const raisedAt = new Date('2026-11-22T18:13:06Z'); // 02:13 in Shanghai
const place = {
  facts: { shortName: 'OR-07', servedBy: 'AHU-S3-07', alternatives: ['OR-08', 'OR-02'] },
  roomName: '手术间 OR-07',
  raisedAt,
};

it('names the room, its air handling unit, the time and what can stand in', () => {
  expect(fillText('请技工查 {ahu} 送风机皮带与过滤器', place, 'zh')).toBe(
    '请技工查 AHU-S3-07 送风机皮带与过滤器',
  );
  expect(fillText('{raised+30} 仍未恢复：首台改 {alternatives}', place, 'zh')).toBe(
    '02:43 仍未恢复：首台改 OR-08 或 OR-02',
  );
});

it('has a word where the place is not described', () => {
  const bare = { facts: {}, roomName: null, raisedAt };
  expect(fillText('Close the doors of {room}; check {ahu}', bare, 'en')).toBe(
    'Close the doors of this room; check the air handling unit',
  );
});
