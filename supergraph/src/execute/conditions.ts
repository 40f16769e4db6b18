import { Kind, type DocumentNode, visit, type SelectionNode } from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** Variables that decide by `@include` or `@skip` what an operation selects. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const found = new Set<string>();
  visit(document, {
    Directive({ name, arguments: args }) {
      if (name.value !== 'include' && name.value !== 'skip') return;
      const value = args?.[0]?.value;
      if (value?.kind === Kind.VARIABLE) found.add(value.name.value);
    },
  });
  return [...found];
}

/** Whether `@include` and `@skip` let a selection stand. Validation has seen to their types. */
export function stands({ directives }: SelectionNode, values: Values): boolean {
  return (directives ?? []).every(({ name, arguments: args }) => {
    if (name.value !== 'include' && name.value !== 'skip') return true;
    const value = args![0]!.value;
    const holds =
      value.kind === Kind.VARIABLE
        ? Boolean(values[value.name.value])
        : value.kind === Kind.BOOLEAN && value.value;
    return name.value === 'include' ? holds : !holds;
  });
}
