/*
 * Published events of identity. Delivered at least once, in order per aggregate: for the present
 * state ask the graph. Fields are only added; a breaking change is a new `version`.
 */

/** How wide a permission reaches. */
export type GrantLevel = 'OWN' | 'DEPT' | 'DEPT_TREE' | 'CAMPUS' | 'CONTRACT' | 'DEVICE' | 'ALL';

/** What kind of subject signs in. */
export type SubjectKind = 'user' | 'client' | 'device';

/** What a subject may do has changed; a token with a smaller epoch is stale from now on. */
export interface AccessChanged {
  readonly type: 'identity.access.changed';
  readonly version: 1;
  readonly subjectId: string;
  readonly kind: SubjectKind;
  readonly name: string;
  /** Grows by one with each change of this subject. */
  readonly epoch: number;
  /** True when the subject may not do anything any more: disabled, suspended, revoked. */
  readonly disabled: boolean;
  readonly departmentId: string | null;
  readonly campusIds: readonly string[];
  /** The outside organisation the subject works for; null for the hospital's own. */
  readonly partyId: string | null;
  /** Codes of the roles held, sorted; those whose duty is meant, not what they may do. */
  readonly roles: readonly string[];
  /** Union of all roles' grants less what a role denies. */
  readonly grants: readonly { readonly permission: string; readonly level: GrantLevel }[];
}

/** A department was made, renamed, moved in the tree or retired. */
export interface DepartmentChanged {
  readonly type: 'identity.department.changed';
  readonly version: 1;
  readonly departmentId: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly campusId: string | null;
  readonly retired: boolean;
}

/** An outside organisation was entered, renamed or retired. */
export interface PartyChanged {
  readonly type: 'identity.party.changed';
  readonly version: 1;
  readonly partyId: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly retired: boolean;
}

/** A session ended before its time: sign-out, replayed refresh token, disabled account. */
export interface SessionRevoked {
  readonly type: 'identity.session.revoked';
  readonly version: 1;
  readonly sessionId: string;
  readonly subjectId: string;
  readonly reason: 'SIGNED_OUT' | 'REPLAYED' | 'PASSWORD_CHANGED' | 'DISABLED';
}

/** The facts about a person that other domains keep beside their own rows. */
export interface UserChanged {
  readonly type: 'identity.user.changed';
  readonly version: 1;
  readonly userId: string;
  readonly name: string;
  readonly username: string;
  readonly position: string | null;
  readonly departmentId: string | null;
  readonly partyId: string | null;
  readonly state: 'INVITED' | 'ACTIVE' | 'LOCKED' | 'DISABLED';
  /** Extension of the workplace, for the people who must call; private numbers never leave. */
  readonly phone: string | null;
}

/** A wallboard was paired, renamed or revoked. */
export interface WallDeviceChanged {
  readonly type: 'identity.wall-device.changed';
  readonly version: 1;
  readonly deviceId: string;
  readonly name: string;
  readonly layout: string;
  readonly campusId: string | null;
  readonly state: 'UNPAIRED' | 'PAIRED' | 'REVOKED';
}
