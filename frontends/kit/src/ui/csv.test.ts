import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

it('quotes what needs it and disarms formulas', () => {
  const [head, row] = csvText([
    ['a', 'b'],
    ['=cmd("x"), 漏水', 'A-0712 治疗室'],
  ]).split('\r\n');
  expect(head).toBe('\uFEFFa,b');
  expect(row).toBe(`"'=cmd(""x""), 漏水",A-0712 治疗室`);
});
