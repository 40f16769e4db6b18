import {
  isLeafType,
  isListType,
  isNonNullType,
  isEnumType,
  type GraphQLLeafType,
  type GraphQLOutputType,
} from 'graphql';
import { leafCheck } from './leaf.ts';
import { isResultObject, type ResultObject } from './result.ts';
import { typenameOf, type FieldShape, type Selection } from './shape.ts';
import type { GraphQLSchema } from 'graphql';

/** Something is not as it should be: `complete` finds out what, and says it. */
const irregular = Symbol('irregular');

type Print = (value: unknown) => string;

/**
 * Writes a regular answer as JSON text at once, without building it first.
 * @returns null when anything is irregular
 */
export function compilePrint(
  schema: GraphQLSchema,
  selection: Selection,
): (answered: ResultObject) => string | null {
  const print = objectPrint(schema, selection);
  return (answered) => {
    try {
      return print(answered);
    } catch (error) {
      if (error === irregular) return null;
      throw error;
    }
  };
}

function objectPrint(schema: GraphQLSchema, selection: Selection): Print {
  const byType = new Map<unknown, Print>();
  return (value) => {
    if (!isResultObject(value)) throw irregular;
    const said = value['__typename'];
    let print = byType.get(said);
    if (!print) {
      const fields = selection.fieldsFor(typeof said === 'string' ? said : undefined);
      if (!fields) throw irregular;
      print = fieldsPrint(schema, selection, fields, said);
      byType.set(said, print);
    }
    return print(value);
  };
}

function fieldsPrint(
  schema: GraphQLSchema,
  { declared }: Selection,
  fields: readonly FieldShape[],
  said: unknown,
): Print {
  const parts = fields.map((field, index) => {
    const key = `${index ? ',' : '{'}${JSON.stringify(field.responseName)}:`;
    const { responseName } = field;
    if (!field.isTypename)
      return { key, responseName, print: valuePrint(schema, field, field.type) };
    const own = typenameOf(schema, said, declared.name);
    const print = (value: unknown): string => {
      const name = value == null ? own : typenameOf(schema, value, declared.name);
      if (name === null) throw irregular;
      return `"${name}"`;
    };
    return { key, responseName, print };
  });
  if (parts.length === 0) return () => '{}';
  return (value) => {
    let text = '';
    for (const { key, responseName, print } of parts)
      text += key + print((value as ResultObject)[responseName]);
    return `${text}}`;
  };
}

function valuePrint(schema: GraphQLSchema, field: FieldShape, type: GraphQLOutputType): Print {
  if (!isNonNullType(type)) {
    const print = presentPrint(schema, field, type);
    return (value) => (value == null ? 'null' : print(value));
  }
  const print = presentPrint(schema, field, type.ofType);
  return (value) => {
    if (value == null) throw irregular;
    return print(value);
  };
}

function presentPrint(schema: GraphQLSchema, field: FieldShape, type: GraphQLOutputType): Print {
  if (isListType(type)) {
    const print = valuePrint(schema, field, type.ofType);
    return (value) => {
      if (!Array.isArray(value)) throw irregular;
      let text = '';
      for (const one of value) text += text === '' ? print(one) : `,${print(one)}`;
      return `[${text}]`;
    };
  }
  return isLeafType(type) ? leafPrint(type) : objectPrint(schema, field.selection!);
}

/** What JSON.stringify would have to escape; a short text without it is written as it is. */
const escaped = /[\u0000-\u001f"\\\ud800-\udfff]/;
const longText = 5_000;

export function textPrint(text: string): string {
  return text.length < longText && !escaped.test(text) ? `"${text}"` : JSON.stringify(text);
}

function leafPrint(type: GraphQLLeafType): Print {
  const check = leafCheck(type);
  const write: Print = isEnumType(type)
    ? (value) => `"${value as string}"`
    : (value) =>
        typeof value === 'string'
          ? textPrint(value)
          : typeof value === 'number'
            ? numberPrint(value)
            : (JSON.stringify(value) ?? 'null');
  return (value) => {
    if (!check(value)) throw irregular;
    return write(value);
  };
}

const numberPrint = (value: number): string => (Number.isFinite(value) ? `${value}` : 'null');
