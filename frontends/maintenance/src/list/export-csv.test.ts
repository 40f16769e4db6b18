import { expect, it } from 'vitest';
import { ordersCsv } from './export-csv.ts';
import type { OrderCard } from '../order/order.graph.ts';

const order = {
  number: 'WO-20261123-0011',
  state: 'OPEN',
  priority: 'P1',
  title: '=cmd("x"), 漏水',
  roomNumber: 'A-0712',
  roomName: '治疗室',
  trade: 'PLUMBING',
  technician: null,
  createdAt: '2026-11-23T02:00:00Z',
  sla: { dueAt: null },
} as OrderCard;

it('quotes what needs it and disarms formulas', () => {
  const [head, row] = ordersCsv(['a', 'b'], [order]).split('\r\n');
  expect(head).toBe('\uFEFFa,b');
  expect(row).toContain(`"'=cmd(""x""), 漏水"`);
  expect(row).toContain('A-0712 治疗室');
});
