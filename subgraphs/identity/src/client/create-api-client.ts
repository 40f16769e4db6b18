import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { Duplicate, NotFound, ValidationFailed } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { audit } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { Subject } from '../access/subject.entity.ts';
import { Party } from '../party/party.entity.ts';
import { giveRoles, lockRoles } from '../role/give-roles.ts';
import { text } from '../user/valid-user.ts';
import { ApiClient } from './api-client.entity.ts';
import { ApiClientSecret, type CreateApiClientInput } from './api-client.inputs.ts';
import { makeSecret } from './make-secret.ts';

const codePattern = /^[a-z][a-z0-9-]{2,59}$/;

/**
 * Makes a program that can sign in at once: a vendor's, or an interface of the hospital.
 * @throws ValidationFailed, Duplicate, NotFound for the organisation, ScopeWideningRefused
 */
export async function createApiClient(
  ctx: Context,
  input: CreateApiClientInput,
): Promise<ApiClientSecret> {
  if (!codePattern.test(input.code)) {
    throw new ValidationFailed('code', {
      zh: '编码由 3 至 60 个小写字母、数字或连字符组成，例如 hengtai-dispatch。',
      en: 'A code has 3 to 60 of a-z, 0-9 and hyphen, such as hengtai-dispatch.',
    });
  }
  const { secret, hash } = await makeSecret(1);
  let told: string | null = null;
  try {
    const client = await mutate(ctx, { name: 'createApiClient', input }, ApiClient, async (tx) => {
      const made = await add(ctx, tx, input, hash);
      told = secret;
      return made;
    });
    return Object.assign(new ApiClientSecret(), { client, secret: told });
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw new Duplicate('code');
    throw error;
  }
}

async function add(
  ctx: Context,
  tx: Tx,
  input: CreateApiClientInput,
  hash: string,
): Promise<ApiClient> {
  const { code, partyId = null, campusId = null, expiresAt = null } = input;
  const roles = await lockRoles(tx, 'roles', [partyId === null ? 'integration' : 'vendor']);
  if (partyId && !(await tx.count(Party, { id: partyId, retiredAt: null })))
    throw new NotFound('Party', partyId);
  if (await tx.count(ApiClient, { code })) throw new Duplicate('code');
  const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
  if (expiresAt && expiresAt <= by.at)
    throw new ValidationFailed('expiresAt', { zh: '到期时间已过。', en: 'That time has passed.' });
  const client = Object.assign(new ApiClient(), {
    ...{ code, partyId, campusId, expiresAt, kind: 'PROGRAM' as const },
    name: text('name', input.name, 120),
  });
  client.renewSecret(hash, by.at, null);
  client.activate();
  client.stamp(by.id, by.at);
  tx.persist(client);
  const subject = Object.assign(new Subject(), {
    ...{ id: client.id, kind: 'client' as const, name: client.name, departmentId: null, campusId },
    ...{ campusIds: campusId ? [campusId] : [], partyId },
  });
  tx.persist(subject);
  await giveRoles(ctx, tx, client.id, roles, 'api-client:manage');
  audit(tx, client, 'identity.api-client.created', { after: { code, partyId, expiresAt } });
  await announceAccess(tx, [subject], by);
  return client;
}
