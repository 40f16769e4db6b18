import { createRequire } from 'node:module';
import type { CompileOptions, CompileResult, ModuleCompileOptions } from 'svelte/compiler';

const require = createRequire(import.meta.url);

interface Compiler {
  compile(source: string, options: CompileOptions): CompileResult;
  compileModule(source: string, options: ModuleCompileOptions): CompileResult;
}

/**
 * Compiles a Svelte component once for all the builds of this process: the parts of the kit are in
 * every remote, and each remote is built twice. It is most of the time that a build takes.
 *
 * svelte-loader offers no place for a cache and calls the compiler as a property of its module, so
 * the property is what is replaced here. Delete when the loader caches by itself.
 */
export function compileOnce(): void {
  const compiler = require('svelte/compiler') as Compiler;
  const { compile, compileModule } = compiler;
  compiler.compile = once(compile);
  compiler.compileModule = once(compileModule);
}

function once<Options>(
  compile: (source: string, options: Options) => CompileResult,
): (source: string, options: Options) => CompileResult {
  const results = new Map<string, CompileResult>();
  return (source, options) => {
    const key = JSON.stringify([options, source]);
    let result = results.get(key);
    if (!result) {
      result = compile(source, options);
      results.set(key, result);
    }
    // The loader writes into what it gets.
    return { ...result, js: { ...result.js }, css: result.css && { ...result.css } };
  };
}
