import type { Access, CallerKind, ScopeLevel } from './access.ts';
import { ulid } from './id.ts';
import type { Bus, BusSubscription, PublishedEvent } from './bus.ts';

/** Payload of `identity.access.changed` v1. */
export interface AccessChangedPayload {
  readonly subjectId: string;
  readonly kind: CallerKind;
  readonly name: string;
  readonly epoch: number;
  readonly disabled: boolean;
  readonly departmentId: string | null;
  readonly campusIds: readonly string[];
  readonly partyId: string | null;
  readonly grants: readonly { readonly permission: string; readonly level: ScopeLevel }[];
}

/** Payload of `identity.department.changed` v1, as far as scopes need it. */
export interface DepartmentChangedPayload {
  readonly departmentId: string;
  readonly parentId: string | null;
}

export interface DirectoryChange {
  readonly kind: 'access' | 'department' | 'session';
  /** Subject, department or session. */
  readonly id: string;
}

/** Event types the directory wants to hear. */
export const accessEventTypes = [
  'identity.access.changed',
  'identity.department.changed',
  'identity.session.revoked',
];

/**
 * Everybody's access, one per process, kept fresh by identity's events replayed from the first.
 * Applying an event again, or an older one after a newer, changes nothing.
 */
export class AccessDirectory {
  readonly #access = new Map<string, Access>();
  readonly #parents = new Map<string, string | null>();
  readonly #revoked = new Set<string>();
  readonly #listeners = new Set<(change: DirectoryChange) => void>();
  readonly #under = new Map<string, readonly string[]>();

  get(subjectId: string): Access | null {
    return this.#access.get(subjectId) ?? null;
  }

  isSessionRevoked(sessionId: string): boolean {
    return this.#revoked.has(sessionId);
  }

  /**
   * Waits until the subject's record is at least of this epoch: a token may arrive before the event
   * that announces it. Answers what is known after `milliseconds`, or null.
   */
  async waitFor(subjectId: string, epoch: number, milliseconds: number): Promise<Access | null> {
    const known = this.get(subjectId);
    if (known && known.epoch >= epoch) return known;
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        stop();
        resolve(this.get(subjectId));
      };
      const timer = setTimeout(finish, milliseconds);
      const stop = this.onChange((change) => {
        if (change.id === subjectId && (this.get(subjectId)?.epoch ?? -1) >= epoch) finish();
      });
    });
  }

  /** Calls the listener after each change, until the answer is called. */
  onChange(listener: (change: DirectoryChange) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The department and all below it; a department nobody announced is alone. */
  departmentsUnder(departmentId: string): readonly string[] {
    const known = this.#under.get(departmentId);
    if (known) return known;
    const found = new Set([departmentId]);
    for (const parent of found) {
      for (const [child, itsParent] of this.#parents) if (itsParent === parent) found.add(child);
    }
    const list = [...found];
    this.#under.set(departmentId, list);
    return list;
  }

  /** Takes in one of identity's events; types it does not know are ignored. */
  apply(event: Pick<PublishedEvent, 'type' | 'payload'>): void {
    const payload: unknown = event.payload;
    if (event.type === 'identity.access.changed') this.#setAccess(payload as AccessChangedPayload);
    else if (event.type === 'identity.department.changed') {
      this.#setDepartment(payload as DepartmentChangedPayload);
    } else if (event.type === 'identity.session.revoked') {
      this.#revoke((payload as { sessionId: string }).sessionId);
    }
  }

  /** Empties the directory, to be told everything anew. */
  forget(): void {
    this.#access.clear();
    this.#parents.clear();
    this.#under.clear();
    this.#revoked.clear();
  }

  #setAccess({ grants, ...rest }: AccessChangedPayload): void {
    if ((this.get(rest.subjectId)?.epoch ?? -1) >= rest.epoch) return;
    const byPermission = new Map<string, Set<ScopeLevel>>();
    for (const { permission, level } of grants) {
      const levels = byPermission.get(permission) ?? new Set();
      byPermission.set(permission, levels.add(level));
    }
    const { subjectId, kind, name, epoch, disabled, departmentId, campusIds, partyId } = rest;
    this.#access.set(subjectId, {
      ...{ subjectId, kind, name, epoch, disabled, departmentId, campusIds, partyId },
      grants: byPermission,
    });
    this.#tell({ kind: 'access', id: subjectId });
  }

  #setDepartment({ departmentId, parentId }: DepartmentChangedPayload): void {
    if (this.#parents.has(departmentId) && this.#parents.get(departmentId) === parentId) return;
    this.#parents.set(departmentId, parentId);
    this.#under.clear();
    this.#tell({ kind: 'department', id: departmentId });
  }

  #revoke(sessionId: string): void {
    if (this.#revoked.has(sessionId)) return;
    this.#revoked.add(sessionId);
    this.#tell({ kind: 'session', id: sessionId });
  }

  #tell(change: DirectoryChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

/**
 * Feeds a process's directory with what identity publishes, from its first event: once per process,
 * before the first subgraph answers.
 */
export function followIdentity(bus: Bus, directory: AccessDirectory): BusSubscription {
  // Identity was restored from a backup: what was told since is no longer true.
  const onEpoch = (): number => {
    directory.forget();
    return 0;
  };
  return bus.subscribe(
    'identity',
    { after: 0, consumer: `access-${ulid()}`, types: accessEventTypes, onEpoch },
    (event) => directory.apply(event),
  );
}
