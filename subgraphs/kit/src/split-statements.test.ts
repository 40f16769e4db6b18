import { expect, it } from 'vitest';
import { splitStatements } from './split-statements.ts';

it.each([
  ['a; b;\n\nc', ['a', 'b', 'c']],
  ["set x = 'a;b'; y", ["set x = 'a;b'", 'y']],
  ["set x = 'it\\'s; one'; y", ["set x = 'it\\'s; one'", 'y']],
  ["set x = 'it''s; one'; y;", ["set x = 'it''s; one'", 'y']],
  ['alter `a;b\\` add c; y', ['alter `a;b\\` add c', 'y']],
  ['', []],
])('%j', (script, statements) => {
  expect(splitStatements(script)).toEqual(statements);
});

it('refuses a quote that is never closed', () => {
  expect(() => splitStatements("set x = 'it's'")).toThrow('never closed');
});
