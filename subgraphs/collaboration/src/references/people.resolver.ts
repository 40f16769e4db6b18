import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { RefDepartment } from './ref-department.entity.ts';
import { RefPerson } from './ref-person.entity.ts';

/** As many as a person looks through. */
const shown = 20;

@ObjectType({ description: 'Somebody of the staff who can be asked to decide.' })
export class ApprovalPerson {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) departmentName!: string | null;
}

@Resolver()
export class PeopleResolver {
  @Query(() => [ApprovalPerson], {
    description: 'Active staff by a part of their name, at most 20: for handing over and adding.',
  })
  @Allow('approval:decide')
  async approvalPeople(
    @Arg('search', () => String) search: string,
    @Ctx() ctx: Context,
  ): Promise<ApprovalPerson[]> {
    const text = search
      .trim()
      .slice(0, 60)
      .replace(/[%_\\]/g, (sign) => `\\${sign}`);
    const people = await ctx.em.find(
      RefPerson,
      { active: true, ...(text === '' ? {} : { name: { $like: `%${text}%` } }) },
      { orderBy: { name: 'asc', id: 'asc' }, limit: shown },
    );
    const ids = people.flatMap(({ departmentId }) => departmentId ?? []);
    const departments = await ctx.em.find(RefDepartment, { id: { $in: ids } });
    const names = new Map(
      departments.map(({ id, name, nameEn }) => [id, ctx.locale === 'zh' ? name : nameEn]),
    );
    return people.map(({ id, name, departmentId }) => ({
      ...{ id, name },
      departmentName: names.get(departmentId ?? '') ?? null,
    }));
  }
}
