/*
 * Column options of domain tables, so that one kind of value has one shape everywhere.
 * Functions, because the decorators write into the objects they are given.
 */
export const id = () => ({ type: 'string', length: 26 }) as const;
export const code = () => ({ type: 'string', length: 24 }) as const;
export const name = () => ({ type: 'string', length: 120 }) as const;
export const title = () => ({ type: 'string', length: 200 }) as const;
/** A subject: a user's ULID, `system`, a client. */
export const subject = () => ({ type: 'string', length: 64 }) as const;
export const text = () => ({ type: 'text' }) as const;
export const integer = () => ({ type: 'integer' }) as const;
export const boolean = () => ({ type: 'boolean' }) as const;
export const float = () => ({ type: 'double' }) as const;
/** UTC, to the millisecond. */
export const instant = () => ({ type: 'Date', length: 3 }) as const;
/** A day of the hospital calendar, `2026-11-23`. */
export const day = () => ({ type: 'string', length: 10 }) as const;
/** JSON as text: MariaDB shows a perpetual difference on its own JSON type. */
export const json = () => ({ type: 'json', columnType: 'text' }) as const;

/** The same column, which may also be empty. */
export const optional = <C extends object>(column: C): C & { readonly nullable: true } => ({
  ...column,
  nullable: true,
});
