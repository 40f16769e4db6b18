import type { ResultOf } from '@houqin/ui-kit/graph';
import type { Viewer } from '@houqin/ui-kit/host';
import type { ViewerFacts } from './session.graph.ts';

/** Nobody yet: no name and no permission. */
export const nobody: Viewer = {
  kind: 'USER',
  userId: null,
  name: '',
  username: null,
  position: null,
  department: null,
  party: null,
  campusIds: [],
  roles: [],
  grants: new Map(),
};

export function viewerFrom(facts: ResultOf<typeof ViewerFacts>): Viewer {
  const grants = new Map<string, Set<string>>();
  for (const { permission, level } of facts.grants) {
    grants.set(permission, (grants.get(permission) ?? new Set()).add(level));
  }
  const { kind } = facts;
  return {
    kind: kind === 'CLIENT' || kind === 'DEVICE' ? kind : 'USER',
    userId: facts.user?.id ?? null,
    name: facts.name,
    username: facts.username,
    position: facts.position,
    department: facts.department,
    party: facts.party,
    campusIds: facts.campusIds,
    roles: facts.roles,
    grants,
  };
}
