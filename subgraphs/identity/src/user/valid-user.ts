import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Duplicate, ValidationFailed } from '@houqin/kit/errors';
import type { Tx } from '@houqin/kit/unit-of-work';
import { Department } from '../department/department.entity.ts';
import { Party } from '../party/party.entity.ts';
import { User } from './user.entity.ts';

const usernamePattern = /^[a-z0-9][a-z0-9._-]{1,59}$/;

/** @throws ValidationFailed */
export function assertUsername(username: string): void {
  if (usernamePattern.test(username)) return;
  throw new ValidationFailed('username', {
    zh: '用户名由 2 至 60 个小写字母、数字、点、下划线或连字符组成，例如 chen.jing。',
    en: 'A username has 2 to 60 of a-z, 0-9, dot, underscore and hyphen, such as chen.jing.',
  });
}

/** Trimmed text that is there and not too long. @throws ValidationFailed */
export function text(field: string, value: string, max: number): string {
  const trimmed = value.trim();
  if (trimmed === '') throw new ValidationFailed(field, 'required');
  if ([...trimmed].length > max) throw new ValidationFailed(field, 'too-long', { max });
  return trimmed;
}

/** The same for what may be empty; empty is null. @throws ValidationFailed */
export function optionalText(field: string, value: string | null, max: number): string | null {
  return value === null || value.trim() === '' ? null : text(field, value, max);
}

/** @throws ValidationFailed when one of the two does not exist */
export async function assertPlaces(
  tx: Tx,
  { departmentId, partyId }: { departmentId?: string | null; partyId?: string | null },
): Promise<void> {
  if (departmentId && !(await tx.count(Department, { id: departmentId, retiredAt: null }))) {
    throw new ValidationFailed('departmentId', 'unknown-value');
  }
  if (partyId && !(await tx.count(Party, { id: partyId }))) {
    throw new ValidationFailed('partyId', 'unknown-value');
  }
}

/** An address as it is stored: lower case; empty is null. @throws ValidationFailed */
export function emailOf(value: string | null | undefined): string | null {
  const email = (value ?? '').trim().toLowerCase();
  if (email === '') return null;
  if (email.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(email)) return email;
  throw new ValidationFailed('email', {
    zh: '写一个邮箱地址，例如 chen.jing@hospital.cn。',
    en: 'Enter an e-mail address, such as chen.jing@hospital.cn.',
  });
}

/** @throws Duplicate when somebody else has the address */
export async function assertEmailFree(tx: Tx, email: string | null, id: string): Promise<void> {
  if (email !== null && (await tx.count(User, { email, id: { $ne: id } })))
    throw new Duplicate('email');
}

/** What two writers at the same moment got: the column that may not repeat. */
export function duplicateOf(error: unknown): unknown {
  if (!(error instanceof UniqueConstraintViolationException)) return error;
  return new Duplicate(/email/.test(error.message) ? 'email' : 'username');
}
