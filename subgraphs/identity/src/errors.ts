import { DomainError } from '@houqin/kit/errors';

/** Name and secret do not belong together, or belong to nobody: the two answer alike. */
export class SignInRefused extends DomainError {
  readonly code = 'UNAUTHENTICATED';
  override readonly details = { reason: 'CREDENTIALS' };
  override readonly text = {
    zh: '用户名或密码不正确。',
    en: 'Username or password is not right.',
  };

  constructor() {
    super('credentials refused');
  }
}

/** The password was right and a code is needed with it. Said to nobody without the password. */
export class TotpRequired extends DomainError {
  readonly code = 'TOTP_REQUIRED';

  constructor() {
    super('a one-time code is needed');
  }
}

/** The code is wrong, was used before, or is of another half minute. Counts like a wrong password. */
export class TotpRefused extends DomainError {
  readonly code = 'TOTP_REFUSED';
  override readonly field = 'code';

  constructor() {
    super('one-time code refused');
  }
}

/** A role of this person asks for a second factor that is not set up: `beginTotpAtSignIn`. */
export class TotpSetupRequired extends DomainError {
  readonly code = 'TOTP_SETUP_REQUIRED';

  constructor() {
    super('a second factor must be set up to sign in');
  }
}

/** There is nothing to confirm or remove, or what was offered is too old. */
export class TotpNotOffered extends DomainError {
  readonly code = 'TOTP_NOT_OFFERED';

  constructor() {
    super('no second factor is offered or set up');
  }
}

/** A role of this person asks for a second factor: it can be replaced, not removed. */
export class TotpDemanded extends DomainError {
  readonly code = 'TOTP_DEMANDED';
  override readonly details;

  constructor(roles: readonly string[]) {
    super(`roles ask for a second factor: ${roles.join(', ')}`);
    this.details = { roles: [...roles] };
  }
}

/** Too many failed sign-ins under this name, whether or not it exists; right credentials wait too. */
export class AccountLocked extends DomainError {
  readonly code = 'ACCOUNT_LOCKED';
  override readonly details;

  constructor(until: Date) {
    super(`locked until ${until.toISOString()}`);
    this.details = { until: until.toISOString() };
  }
}

/** Nobody active would be left who can administer the system. */
export class LastAdmin extends DomainError {
  readonly code = 'LAST_ADMIN';

  constructor() {
    super('the last active administrator stays one');
  }
}

/** The caller would give rights that reach further than those the caller manages with. */
export class ScopeWideningRefused extends DomainError {
  readonly code = 'SCOPE_WIDENING_REFUSED';
  override readonly details;

  constructor(level: string, own: string | null) {
    super(`may not give ${level} with ${own ?? 'nothing'}`);
    this.details = { level, own };
  }
}

/** One person would hold both sides of a duty that is kept apart. */
export class SodConflict extends DomainError {
  readonly code = 'SOD_CONFLICT';
  override readonly details;

  /** @param people names of some whom it would be */
  constructor(permissions: readonly [string, string], people: readonly string[]) {
    super(`${permissions.join(' and ')} are kept apart`);
    const [one, other] = permissions;
    this.details = { permissions, people, one, other };
  }
}

/** The six digits were not approved in time; the screen asks for new ones. */
export class PairingExpired extends DomainError {
  readonly code = 'PAIRING_EXPIRED';

  constructor() {
    super('the pairing code has expired');
  }
}
