import type { UserRow } from './users.graph.ts';
import { stateWord } from './user-words.ts';

/** A cell as spreadsheets read it; text that would be a formula there is disarmed. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** People as CSV, with the mark that makes spreadsheets read UTF-8. Phone numbers are not in it. */
export function usersCsv(heads: readonly string[], users: readonly UserRow[]): string {
  const rows = users.map((user) => [
    ...[user.name, user.username ?? '', user.position ?? ''],
    ...[user.department?.name ?? user.party?.name ?? ''],
    user.state ? stateWord(user.state) : '',
    (user.roles ?? []).map(({ name }) => name).join('、'),
  ]);
  return `\uFEFF${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
