import { isObjectType, isUnionType, type ExecutionResult, type GraphQLObjectType } from 'graphql';
import type { Harness } from '../harness.ts';
import { askSubgraph, rowClass } from './at-subgraph.ts';
import { grantsFile, type EntityCard, type ExpectedGrants } from './grants-file.ts';
import { codesOf, isRefused, type Matrix } from './matrix.ts';
import { minimalField } from './minimal-operation.ts';

type Running = Harness['subgraphs'][number];

/** A type of which a subgraph answers representations, and a row to try it on. */
export interface EntityAtDoor {
  readonly running: Running;
  readonly type: GraphQLObjectType;
  /** Null where only the key of another domain's type is kept, for the fields added to it. */
  readonly rule: EntityCard | null;
  readonly id: string;
}

/** Every entity of every subgraph. @throws Error that names what the file or the demo lacks */
export async function entitiesOf(
  system: Harness,
  grants: ExpectedGrants,
): Promise<readonly EntityAtDoor[]> {
  const found: EntityAtDoor[] = [];
  for (const running of system.subgraphs) {
    const union = running.schema.getType('_Entity');
    if (!isUnionType(union)) continue;
    for (const type of union.getTypes()) {
      const rule = grants.entities[type.name];
      if (!rule)
        throw new Error(
          `Add ${type.name} to "entities" of ${grantsFile}: whose query reads all of it, and what stands on its card.`,
        );
      const id = await someRow(system, type.name);
      if (!id) throw new Error(`The demo hospital has no ${type.name}: its cells cannot be tried.`);
      const owned = rowClass(running, type.name) !== undefined;
      found.push({ running, type, rule: owned ? rule : null, id });
    }
  }
  return found;
}

async function someRow(system: Harness, type: string): Promise<string | null> {
  for (const running of system.subgraphs) {
    const entity = rowClass(running, type);
    if (!entity) continue;
    const where = { id: { $ne: '' } } as never;
    const row = await running.runtime.orm.em.fork().findOne(entity, where);
    return (row as { id: string } | null)?.id ?? null;
  }
  return null;
}

/** The row is not there, the field is refused, or it answers: its value, or that it has none. */
type Outcome = 'absent' | 'refused' | 'open';

/** Tries every field of one entity with one role, straight at the subgraph. */
export async function tryEntity(
  matrix: Matrix,
  { running, type, rule, id }: EntityAtDoor,
  { role, token, grants }: { role: string; token: string; grants: ExpectedGrants },
): Promise<void> {
  const fields = Object.values(type.getFields());
  // Each in a fetch of its own: one that is refused must not take the others along.
  const fetches = fields.map(
    (field, at) =>
      `f${at}: _entities(representations: $r) { ... on ${type.name} { ${minimalField(field)} } }`,
  );
  const source = `query ($r: [_Any!]!) { ${fetches.join(' ')} }`;
  const answer = await askSubgraph(running, source, token, { r: [{ __typename: type.name, id }] });
  const outcomes = new Map(fields.map(({ name }, at) => [name, outcomeOf(answer, `f${at}`)]));
  const door = `by representation at ${running.name}`;
  const own = (name: string) => grants.rolesOf(`${type.name}.${name}`);

  if (!rule) {
    for (const [name, outcome] of outcomes)
      if (name !== 'id' && !own(name))
        matrix.require(
          false,
          `${running.name} adds ${type.name}.${name} without a guard: whoever has an id reads it`,
        );
      else if (name !== 'id' || grants.isStaff(role))
        // A key alone says nothing; outside organisations get it where it leads on.
        matrix.judge(role, `${type.name}.${name}`, door, outcome === 'open');
    return;
  }
  const reader = grants.rolesOf(rule.readers)?.has(role) === true;
  const telling = fields.filter(({ name }) => !rule.card.includes(name) && !own(name));
  const inScope = reader && telling.some(({ name }) => outcomes.get(name) === 'open');
  if (reader && grants.scopeOf(role) === 'ALL')
    matrix.require(inScope, `${role} reads by ${rule.readers}, but no ${type.name} ${door}`);
  for (const [name, outcome] of outcomes) {
    const coordinate = `${type.name}.${name}`;
    if (grants.masked.has(coordinate))
      matrix.require(outcome !== 'open', `${role} reads masked ${coordinate} ${door}`);
    else if (inScope && role === 'vendor')
      matrix.require(
        (outcome === 'open') === grants.vendorContract.has(coordinate),
        `vendor finds ${coordinate} ${outcome} ${door}: "vendor-contract" of ${grantsFile} says otherwise`,
      );
    else if (inScope) matrix.judge(role, coordinate, door, outcome === 'open');
    else {
      const expected = !grants.isStaff(role)
        ? 'absent'
        : rule.card.includes(name)
          ? 'open'
          : 'refused';
      matrix.require(
        outcome === expected,
        `${role} finds ${coordinate} ${outcome} ${door}, not ${expected}: correct the card in ${grantsFile}, or the rule of the reference`,
      );
    }
  }
}

function outcomeOf({ data, errors = [] }: ExecutionResult, alias: string): Outcome {
  const own = errors.filter(({ path }) => path?.[0] === alias);
  if (isRefused(own) || codesOf(own).includes('MASKED')) return 'refused';
  // Arguments that make no sense are complained about to whom the door was opened.
  if (own.length > 0) return 'open';
  const row = (data?.[alias] as unknown[] | undefined)?.[0];
  return row === null || row === undefined ? 'absent' : 'open';
}

/** What stands on a card in the file and is no field of the type. */
export function strayCards(schema: { getType(name: string): unknown }, grants: ExpectedGrants) {
  return Object.entries(grants.entities).flatMap(([name, { card }]) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) return [name];
    return card.filter((one) => !type.getFields()[one]).map((one) => `${name}.${one}`);
  });
}
