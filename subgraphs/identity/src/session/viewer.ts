import type { CallerKind } from '@houqin/kit/access';
import type { Context } from '@houqin/kit/context';
import { registerEnumOnce } from '@houqin/kit/filters';
import { Unauthenticated } from '@houqin/kit/errors';
import { DateTime } from '@houqin/kit/scalars';
import { Vendor } from '@houqin/kit/vendor';
import { Field, ID, ObjectType } from 'type-graphql';
import { grantsOf } from '../access/announce-access.ts';
import { Subject } from '../access/subject.entity.ts';
import { Grant } from '../role/role.resolver.ts';
import { rolesOf } from '../role/roles-of.ts';
import { User } from '../user/user.entity.ts';

const ViewerKind = { USER: 'user', CLIENT: 'client', DEVICE: 'device' } as const;
registerEnumOnce(ViewerKind, 'CallerKind');

/** Who is signed in and what they may do. */
@ObjectType({ description: 'Who is signed in and what they may do.' })
export class Viewer {
  @Vendor()
  @Field(() => ViewerKind)
  kind!: Exclude<CallerKind, 'system' | 'anonymous'>;
  @Vendor()
  @Field(() => String)
  name!: string;
  @Vendor()
  @Field(() => String, { nullable: true, description: 'Own name for signing in.' })
  username!: string | null;
  @Vendor()
  @Field(() => String, { nullable: true })
  position!: string | null;
  @Vendor()
  @Field(() => [ID])
  campusIds!: string[];
  @Vendor()
  @Field(() => [Grant])
  grants!: Grant[];
  @Vendor()
  @Field(() => [String], { description: 'Role codes.' })
  roles!: string[];
  @Vendor()
  @Field(() => ID, { nullable: true })
  sessionId!: string | null;
  @Vendor()
  @Field(() => DateTime, { description: 'Refresh before this instant.' })
  accessExpiresAt!: Date;

  subjectId!: string;
  departmentId!: string | null;
  partyId!: string | null;
}

/** Reads the viewer from identity's own tables: right at once, also just after a sign-in. */
export async function viewerOf(
  ctx: Context,
  subjectId: string,
  sessionId: string | null,
  accessExpiresAt: Date,
): Promise<Viewer> {
  const subject = await ctx.em.findOne(Subject, { id: subjectId });
  if (!subject) throw new Unauthenticated('BAD_TOKEN');
  const user = subject.kind === 'user' ? await ctx.em.findOne(User, { id: subjectId }) : null;
  const grants = await grantsOf(ctx.em, [subjectId], ctx.clock.now());
  const roles = await rolesOf(ctx, subjectId);
  return Object.assign(new Viewer(), {
    kind: subject.kind,
    name: subject.name,
    username: user?.username ?? null,
    position: user?.position ?? null,
    campusIds: subject.campusIds,
    grants: grants.get(subjectId) ?? [],
    roles: roles.map(({ code }) => code),
    ...{ sessionId, accessExpiresAt, subjectId },
    departmentId: subject.departmentId,
    partyId: subject.partyId,
  });
}
