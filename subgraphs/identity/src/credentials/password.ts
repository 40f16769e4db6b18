import { hash, verify } from '@node-rs/argon2';
import { ValidationFailed } from '@houqin/kit/errors';
import { passwordLength } from '../config.ts';
import { isBreached } from './breached.ts';

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/**
 * Checks a password against a stored hash. Without one (no such account, not yet activated) a
 * hash of the same cost is verified all the same, so that the time taken tells nothing.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  // Longer than any we accept: certainly wrong, and not worth hashing.
  const candidate = password.length > passwordLength.max ? '' : password;
  const matches = await verify(stored ?? (await decoy()), candidate).catch(() => false);
  return stored !== null && candidate !== '' && matches;
}

let decoyHash: Promise<string> | undefined;
const decoy = (): Promise<string> => (decoyHash ??= hashPassword('nobody has this password'));

/** Prepares the decoy, so that the first unknown name does not take twice as long. */
export async function warmUp(): Promise<void> {
  await decoy();
}

/** @throws ValidationFailed with one of the texts PASSWORD_* */
export function assertAcceptable(field: string, password: string, username: string): void {
  const { min, max } = passwordLength;
  if ([...password].length < min) throw new ValidationFailed(field, 'too-short', { min });
  if (password.length > max) throw new ValidationFailed(field, 'too-long', { max });
  if (password.toLowerCase().includes(username.toLowerCase())) throw weak(field, 'username');
  if (new Set(password).size < 4) throw weak(field, 'monotonous');
  if (isBreached(password)) throw weak(field, 'breached');
}

const reasons = {
  username: {
    zh: '密码不能包含用户名。',
    en: 'The password must not contain the username.',
  },
  monotonous: {
    zh: '密码太单调，请用至少 4 种不同的字符。',
    en: 'Too monotonous: use at least 4 different characters.',
  },
  breached: {
    zh: '这个密码已在泄露名单中，请换一个。',
    en: 'This password is on lists of leaked passwords; choose another.',
  },
} as const;

function weak(field: string, reason: keyof typeof reasons): ValidationFailed {
  return new ValidationFailed(field, reasons[reason], { reason });
}
