import { csvText } from '@houqin/ui-kit/ui/csv.ts';
import type { UserRow } from './users.graph.ts';
import { stateWord } from './user-words.ts';

/** People as CSV. Phone numbers are not in it. */
export function usersCsv(heads: readonly string[], users: readonly UserRow[]): string {
  const rows = users.map((user) => [
    ...[user.name, user.username ?? '', user.position ?? ''],
    ...[user.department?.name ?? user.party?.name ?? ''],
    user.state ? stateWord(user.state) : '',
    (user.roles ?? []).map(({ name }) => name).join('、'),
  ]);
  return csvText([heads, ...rows]);
}
