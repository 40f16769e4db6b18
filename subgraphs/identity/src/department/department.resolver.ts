import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection, type ListOptions } from '@houqin/kit/list';
import { Allow } from '@houqin/kit/permission';
import { entityReference } from '@houqin/kit/reference';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { createDepartment } from './create-department.ts';
import { departmentReference, departmentScope } from './department-scope.ts';
import {
  CreateDepartmentInput,
  DepartmentListArgs,
  UpdateDepartmentInput,
  type DepartmentOrderField,
} from './department.inputs.ts';
import { Department } from './department.entity.ts';
import { updateDepartment } from './update-department.ts';

const DepartmentConnection = connectionType('Department', Department);
const departmentOf = entityReference(Department, departmentReference);

const list: ListOptions<Department, DepartmentOrderField> = {
  orderFields: { CODE: 'code', NAME: 'nameZh' },
  defaultOrder: [{ field: 'CODE', direction: 'ASC' }],
  search: ['code', 'nameZh', 'nameEn'],
  where: { retiredAt: null },
};

@Resolver(() => Department)
export class DepartmentResolver {
  @Query(() => DepartmentConnection)
  @Allow('department:read')
  departments(
    @Args(() => DepartmentListArgs) args: DepartmentListArgs,
    @Ctx() ctx: Context,
  ): Connection<Department> {
    const definition = { entity: Department, permission: 'department:read' } as const;
    return connection(ctx, { ...definition, scope: departmentScope }, args, list);
  }

  @Mutation(() => Department)
  @Allow('department:manage')
  createDepartment(
    @Arg('input', () => CreateDepartmentInput) input: CreateDepartmentInput,
    @Ctx() ctx: Context,
  ) {
    return createDepartment(ctx, input);
  }

  @Mutation(() => Department)
  @Allow('department:manage')
  updateDepartment(
    @Arg('input', () => UpdateDepartmentInput) input: UpdateDepartmentInput,
    @Ctx() ctx: Context,
  ) {
    return updateDepartment(ctx, input);
  }

  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  name(@Root() department: Department, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? department.nameZh : department.nameEn;
  }

  @FieldResolver(() => Department, { nullable: true })
  parent(@Root() department: Department, @Ctx() ctx: Context) {
    return department.parentId ? departmentOf({ id: department.parentId }, ctx) : null;
  }
}
