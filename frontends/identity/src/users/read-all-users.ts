import type { GraphClient, VariablesOf } from '@houqin/ui-kit/graph';
import { UsersQuery, type UserRow } from './users.graph.ts';

type Asked = Omit<VariablesOf<typeof UsersQuery>, 'first' | 'after'>;

/** Every person that fits the conditions, page after page. @throws GraphFailure */
export async function readAllUsers(graph: GraphClient, asked: Asked): Promise<UserRow[]> {
  const all: UserRow[] = [];
  let after: string | null = null;
  do {
    const { users }: { users: { nodes: UserRow[]; pageInfo: Page } } = await graph.query(
      UsersQuery,
      { ...asked, first: 200, after },
    );
    all.push(...users.nodes);
    after = users.pageInfo.hasNextPage ? users.pageInfo.endCursor : null;
  } while (after);
  return all;
}

interface Page {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}
