import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../random.ts';

export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A valid operation over a schema, with aliases, fragments, conditions and variables. */
export function randomOperation(
  schema: GraphQLSchema,
  random: Random,
  { mutations = true }: { mutations?: boolean } = {},
): RandomOperation {
  const mutation = mutations && schema.getMutationType() && random.next() < 0.15;
  const root = (mutation ? schema.getMutationType() : schema.getQueryType())!;
  const writer = new Writer(schema, random);
  const body = writer.selection(root, random.pick([2, 3, 4, 5]), '');
  const declared = [...writer.declared].map(([name, type]) => `$${name}: ${type}`);
  const head = `${mutation ? 'mutation' : 'query'} Random${declared.length ? `(${declared.join(', ')})` : ''}`;
  return {
    text: [`${head} ${body}`, ...writer.fragments].join('\n'),
    variables: writer.variables,
  };
}

class Writer {
  readonly declared = new Map<string, string>();
  readonly variables: Record<string, unknown> = {};
  readonly fragments: string[] = [];
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  #budget = 60;
  #names = 0;

  constructor(schema: GraphQLSchema, random: Random) {
    this.#schema = schema;
    this.#random = random;
  }

  /** Response names are unique by `prefix` where fields of different types could meet. */
  selection(type: GraphQLCompositeType, depth: number, prefix: string): string {
    const parts: string[] = [];
    if ('getFields' in type) {
      const fields = Object.values(type.getFields()).filter((field) => this.#usable(field, depth));
      const wanted = 1 + this.#random.integer(4);
      for (let nth = 0; nth < wanted && fields.length; nth += 1)
        parts.push(this.#field(this.#random.pick(fields), depth, prefix));
    }
    if (this.#random.next() < 0.25 || parts.length === 0) parts.push('__typename');
    for (const possible of this.#conditionsOf(type)) {
      if (this.#budget <= 0 || this.#random.next() > 0.5) continue;
      parts.push(this.#fragment(possible, depth, `${prefix}${possible.name}_`));
    }
    return `{ ${parts.join(' ')} }`;
  }

  #usable({ type, args }: GraphQLField<unknown, unknown>, depth: number): boolean {
    const named = getNamedType(type);
    if (isCompositeType(named) && depth <= 0) return false;
    return args.every(
      (argument) => !isNonNullType(argument.type) || this.#canInvent(argument.type),
    );
  }

  #canInvent(type: GraphQLInputType, deep = 0): boolean {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return true;
    if (deep > 3) return false;
    return Object.values(named.getFields()).every(
      (field) => !isNonNullType(field.type) || this.#canInvent(field.type, deep + 1),
    );
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, prefix: string): string {
    this.#budget -= 1;
    const random = this.#random;
    const named = getNamedType(field.type);
    const args = field.args.flatMap((argument) => {
      if (!isNonNullType(argument.type) && random.next() < 0.5) return [];
      if (!this.#canInvent(argument.type)) return [];
      return [`${argument.name}: ${this.#argument(argument.type)}`];
    });
    // With arguments each use is its own: the same response name must mean the same.
    const alias =
      args.length || prefix || random.next() < 0.3 ? `${prefix}a${(this.#names += 1)}: ` : '';
    const inner = isCompositeType(named)
      ? ` ${this.selection(named, this.#budget > 0 ? depth - 1 : 0, alias ? '' : prefix)}`
      : '';
    return `${alias}${field.name}${args.length ? `(${args.join(', ')})` : ''}${this.#condition()}${inner}`;
  }

  #fragment(type: GraphQLCompositeType, depth: number, prefix: string): string {
    const inner = this.selection(type, depth, prefix);
    const condition = this.#condition();
    if (this.#random.next() < 0.7) return `... on ${type.name}${condition} ${inner}`;
    const name = `F${(this.#names += 1)}`;
    this.fragments.push(`fragment ${name} on ${type.name} ${inner}`);
    return `...${name}${condition}`;
  }

  #conditionsOf(type: GraphQLCompositeType): GraphQLCompositeType[] {
    if (isAbstractType(type))
      return [...this.#schema.getPossibleTypes(type), ...(isInterfaceType(type) ? [type] : [])];
    return isObjectType(type) && this.#random.next() < 0.15 && type.getInterfaces().length
      ? [this.#random.pick(type.getInterfaces())]
      : [];
  }

  #condition(): string {
    if (this.#random.next() > 0.08) return '';
    const directive = this.#random.pick(['include', 'skip']);
    if (this.#random.next() < 0.3) return ` @${directive}(if: ${this.#random.next() < 0.5})`;
    return ` @${directive}(if: ${this.#variable('Boolean!', this.#random.next() < 0.5)})`;
  }

  #argument(type: GraphQLInputType): string {
    const value = this.#value(type, 0);
    if (this.#random.next() < 0.4) return this.#variable(String(type), value.plain);
    return value.text;
  }

  #variable(type: string, value: unknown): string {
    const name = `v${this.declared.size}`;
    this.declared.set(name, type);
    this.variables[name] = value;
    return `$${name}`;
  }

  #value(type: GraphQLInputType, deep: number): { text: string; plain: unknown } {
    const random = this.#random;
    if (!isNonNullType(type) && random.next() < 0.1) return { text: 'null', plain: null };
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const items = Array.from({ length: random.integer(3) }, () => this.#value(bare.ofType, deep));
      return {
        text: `[${items.map(({ text }) => text).join(', ')}]`,
        plain: items.map(({ plain }) => plain),
      };
    }
    if (isEnumType(bare)) {
      const { name } = random.pick(bare.getValues());
      return { text: name, plain: name };
    }
    if (isInputObjectType(bare)) {
      const entries = Object.values(bare.getFields()).flatMap((field) => {
        const optional = !isNonNullType(field.type);
        if (optional && (deep > 2 || random.next() < 0.6)) return [];
        return [[field.name, this.#value(field.type, deep + 1)] as const];
      });
      return {
        text: `{ ${entries.map(([name, { text }]) => `${name}: ${text}`).join(', ')} }`,
        plain: Object.fromEntries(entries.map(([name, { plain }]) => [name, plain])),
      };
    }
    if (!isLeafType(bare)) throw new Error(`No value for ${String(type)}.`);
    const plain = scalar(bare.name, random);
    return { text: JSON.stringify(plain), plain };
  }
}

function scalar(name: string, random: Random): unknown {
  switch (name) {
    case 'Int':
      return random.integer(5);
    case 'Float':
      return random.integer(50) / 10;
    case 'Boolean':
      return random.next() < 0.5;
    case 'ID':
      return String(random.integer(5));
    case 'DateTime':
      return new Date(random.integer(1_000_000) * 1000).toISOString();
    default:
      return random.pick(['a', 'é "quoted" \\ line', 'x-3', '']);
  }
}
