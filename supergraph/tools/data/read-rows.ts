import { createReadStream } from 'node:fs';
import { readRow, type SqlValue } from './row-text.ts';

/** The rows of one file, as they are read. `readline` would also break at U+2028 inside a text. */
export async function* readRows(file: string): AsyncGenerator<SqlValue[]> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield readRow(line);
  }
  if (rest !== '') yield readRow(rest);
}
