import { raw, type FilterQuery } from '@mikro-orm/core';

/** Rows whose id is that of a subject which holds a role now. */
export const holdsRole = <E extends object>(code: string): FilterQuery<E> =>
  ({
    [raw(
      (alias) =>
        `${alias}.id in (select a.subject_id from role_assignment a
         join role r on r.id = a.role_id where r.code = ? and a.in_force = 1)`,
      [code],
    )]: [],
  }) as FilterQuery<E>;
