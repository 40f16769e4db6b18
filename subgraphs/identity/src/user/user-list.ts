import type { ListOptions } from '@houqin/kit/list';
import type { UserOrderField } from './user.inputs.ts';
import type { User } from './user.entity.ts';

export const userList: ListOptions<User, UserOrderField> = {
  orderFields: { NAME: 'name', USERNAME: 'username', STATE: 'state' },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  search: ['name', 'username', 'position'],
};
