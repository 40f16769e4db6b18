import { grantsFile, type ExpectedGrants } from './grants-file.ts';

interface Failing {
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * Codes that say "not you"; anything else means that the door was open. At the vendors' door what is
 * not theirs does not exist: every operation tried is valid at the staff's.
 */
const refusals = new Set([
  ...['FORBIDDEN', 'UNAUTHENTICATED', 'TOKEN_STALE'],
  'GRAPHQL_VALIDATION_FAILED',
]);

/** The gateway that is there for a role. */
export const doorOf = (role: string): string =>
  role === 'vendor' ? '/vendor/graphql' : '/graphql';

export const codesOf = (errors: readonly Failing[] = []): string[] =>
  errors.map(({ extensions }) => String(extensions?.['code']));

/** A wrong password is refused too, but only to whom may give one: that door was open. */
const isOfPassword = ({ extensions }: Failing): boolean => extensions?.['reason'] === 'CREDENTIALS';

export const isRefused = (errors: readonly Failing[] = []): boolean =>
  codesOf(errors.filter((error) => !isOfPassword(error))).some((code) => refusals.has(code));

/** Counts the cells that were really tried and keeps what is not as the file says, in words. */
export class Matrix {
  readonly #grants: ExpectedGrants;
  readonly #wrong: string[] = [];
  #tried = 0;

  constructor(grants: ExpectedGrants) {
    this.#grants = grants;
  }

  get tried(): number {
    return this.#tried;
  }

  /** One cell: whether this role may use what the coordinate names, as it was at this door. */
  judge(role: string, coordinate: string, door: string, open: boolean): void {
    this.#tried += 1;
    const expected = this.#grants.rolesOf(coordinate)?.has(role) ?? true;
    if (open === expected) return;
    this.#wrong.push(
      open
        ? `${role} may use ${coordinate} ${door}: add ${role} to its block in ${grantsFile}, or take the grant away`
        : `${role} may not use ${coordinate} ${door}: take ${role} out of its block in ${grantsFile}, or grant it`,
    );
  }

  /** One cell that the file does not name by itself. */
  require(holds: boolean, otherwise: string): void {
    this.#tried += 1;
    if (!holds) this.#wrong.push(otherwise);
  }

  /** What was wrong since the last time. */
  take(): string[] {
    return this.#wrong.splice(0);
  }
}
