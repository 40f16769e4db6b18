import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from './cost.ts';
import type { LimitName, OperationLimits } from './operation-limits.ts';
import { OperationTooLarge } from './operation-too-large.ts';

/** What a document amounts to, wherever its fragments are used. */
interface Size {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

const none: Size = { depth: 0, fields: 0, aliases: 0, directives: 0 };

/**
 * Refuses a document whose operations are too large, in one walk over its text: each fragment is
 * measured once, however often it is used, and one that uses itself counts nothing the second time
 * (validation refuses it). Needs no schema.
 * @throws OperationTooLarge
 */
export function assertMeasure(document: DocumentNode, limits: OperationLimits): void {
  const fragments = fragmentsOf(document);
  const measured = new Map<string, Size>();
  const within = (limit: LimitName, found: number) => {
    if (found > limits[limit]) throw new OperationTooLarge(limit, limits[limit], found);
  };

  const sizeOfFragment = (name: string): Size => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, none);
    const fragment = fragments.get(name);
    const size = fragment ? sizeOf(fragment.selectionSet, 0) : none;
    measured.set(name, size);
    return size;
  };

  const sizeOf = (set: SelectionSetNode, above: number): Size => {
    // The text itself may be deeper than a walk by recursion bears.
    within('depth', above + 1);
    let [depth, fields, aliases, directives] = [0, 0, 0, 0];
    const names = new Map<string, number>();
    for (const selection of set.selections) {
      directives += selection.directives?.length ?? 0;
      let inner = none;
      if (selection.kind === Kind.FIELD) {
        fields += 1;
        if (selection.alias) aliases += 1;
        const name = (selection.alias ?? selection.name).value;
        const times = (names.get(name) ?? 0) + 1;
        names.set(name, times);
        within('repeats', times);
        if (selection.selectionSet) inner = sizeOf(selection.selectionSet, above + 1);
        depth = Math.max(depth, 1 + inner.depth);
      } else {
        inner =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? sizeOfFragment(selection.name.value)
            : sizeOf(selection.selectionSet, above);
        depth = Math.max(depth, inner.depth);
      }
      fields += inner.fields;
      aliases += inner.aliases;
      directives += inner.directives;
      within('fields', fields);
      within('aliases', aliases);
      within('directives', directives);
      within('depth', above + depth);
    }
    return { depth, fields, aliases, directives };
  };

  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    within('directives', operation.directives?.length ?? 0);
    within('roots', operation.selectionSet.selections.length);
    sizeOf(operation.selectionSet, 0);
  }
  // A fragment that nobody uses is validated all the same.
  for (const name of fragments.keys()) sizeOfFragment(name);
}
