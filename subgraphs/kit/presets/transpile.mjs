import { transformSync } from 'rolldown/utils';

/** Raise when the options below change: built files are then made anew. */
export const transpileVersion = '2';

/**
 * TypeScript to the JavaScript that Node 24 runs, with what our code relies on: legacy decorators,
 * class fields by assignment, fields without initializer dropped.
 * @throws Error naming the file and what is wrong with it
 */
export function transpile(path, text, { sourceMap = false, rewriteImports = false } = {}) {
  const { code, map, errors } = transformSync(path, text, {
    lang: 'ts',
    sourceType: 'module',
    target: 'node24',
    sourcemap: sourceMap,
    assumptions: { setPublicClassFields: true },
    decorator: { legacy: true, emitDecoratorMetadata: false },
    typescript: {
      onlyRemoveTypeImports: true,
      removeClassFieldsWithoutInitializer: true,
      ...(rewriteImports ? { rewriteImportExtensions: 'rewrite' } : {}),
    },
    tsconfig: false,
  });
  if (errors.length) throw new Error(`${path}: ${errors.map((one) => one.message).join('; ')}`);
  if (!map) return code;
  const inline = Buffer.from(JSON.stringify(map)).toString('base64');
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`;
}
