import { ERRORS } from '@apollo/federation-internals';
import {
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { leafCheck, type LeafCheck } from './leaf.ts';
import { isResultObject, type ResultObject } from './result.ts';
import { typenameOf, type FieldShape, type Selection } from './shape.ts';

export interface Completed {
  readonly data: ResultObject | null;
  /** Where a subgraph broke its own schema: a null or a value that may not be there. */
  readonly faults: readonly GraphQLError[];
}

/**
 * The answer as the operation asks for it, from what the subgraphs answered: fields in its order,
 * nulls carried up to the next field that may be null (GraphQL October 2021, §6.4.4).
 */
export function complete(
  schema: GraphQLSchema,
  selection: Selection,
  answered: ResultObject,
): Completed {
  const completion = new Completion(schema);
  return { data: completion.object(selection, answered, []), faults: completion.faults };
}

/** A value that may not stand and was reported: null, without a second report. */
const reported = Symbol('reported');
type Path = readonly (string | number)[];

class Completion {
  readonly faults: GraphQLError[] = [];
  readonly #schema: GraphQLSchema;
  readonly #leaves = new Map<unknown, LeafCheck>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Null when a field that must not be null is. */
  object(selection: Selection, answered: ResultObject, path: Path): ResultObject | null {
    const said = answered['__typename'];
    const fields = selection.fieldsFor(typeof said === 'string' ? said : undefined);
    if (!fields) return null;
    const data = Object.create(null) as ResultObject;
    for (const field of fields) {
      const value = field.isTypename
        ? typenameOf(this.#schema, answered[field.responseName] ?? said, selection.declared.name)
        : this.#field(field, answered[field.responseName] ?? null, [...path, field.responseName]);
      if (value === reported || (value === null && isNonNullType(field.type))) return null;
      data[field.responseName] = value;
    }
    return data;
  }

  #field(field: FieldShape, value: unknown, path: Path): unknown {
    return this.#value(field, field.type, value, path);
  }

  #value(field: FieldShape, type: GraphQLOutputType, value: unknown, path: Path): unknown {
    if (!isNonNullType(type)) {
      const completed = this.#nullable(field, type, value, path);
      return completed === reported ? null : completed;
    }
    const completed = this.#nullable(field, type.ofType, value, path);
    if (completed !== null) return completed;
    this.#report(`Cannot return null for non-nullable ${placeOf(field, type.ofType, path)}.`, path);
    return reported;
  }

  #nullable(field: FieldShape, type: GraphQLOutputType, value: unknown, path: Path): unknown {
    if (value === null || value === undefined) return null;
    if (isListType(type)) return this.#list(field, type.ofType, value, path);
    if (isLeafType(type)) {
      let check = this.#leaves.get(type);
      if (!check) this.#leaves.set(type, (check = leafCheck(type)));
      if (check(value)) return value;
      this.#report(`Invalid value found for ${placeOf(field, type, path)}.`, path);
      return reported;
    }
    if (!isResultObject(value))
      throw new Error(`Invalid non-object value ${String(value)} for composite type ${type}`);
    const said = value['__typename'];
    if (typeof said === 'string' && !field.selection!.fieldsFor(said)) {
      this.#report(`Invalid __typename found for object at ${placeOf(field, type, path)}.`, path);
      return reported;
    }
    return this.object(field.selection!, value, path) ?? reported;
  }

  #list(field: FieldShape, type: GraphQLOutputType, value: unknown, path: Path): unknown {
    if (!Array.isArray(value))
      throw new Error(`Invalid non-list value ${String(value)} for a list of ${type}`);
    let broken = false;
    const list = value.map((one: unknown, index) => {
      const completed = this.#value(field, type, one ?? null, [...path, index]);
      if (completed === reported) broken = true;
      return completed;
    });
    return broken ? reported : list;
  }

  #report(message: string, path: Path): void {
    this.faults.push(ERRORS.INVALID_GRAPHQL.err(message, { path: [...path] }));
  }
}

function placeOf({ selectedOn }: FieldShape, type: GraphQLOutputType, path: Path): string {
  const last = path.at(-1);
  return typeof last === 'string'
    ? `field ${selectedOn}.${last}`
    : `array element of type ${type} at index ${last}`;
}
