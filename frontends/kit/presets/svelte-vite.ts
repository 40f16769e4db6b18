import { compile, compileModule } from 'svelte/compiler';
import { transformWithOxc, type Plugin } from 'vite';

/** Compiles `.svelte` and `.svelte.ts` for tests; the product is built by Rsbuild. */
export function svelteForTests(): Plugin {
  return {
    name: 'houqin-svelte',
    enforce: 'pre',
    config: () => ({
      // The client runtime, in Node as in the browser.
      resolve: { conditions: ['svelte', 'browser', 'module', 'import', 'default'] },
    }),
    async transform(code, id) {
      const [filename = id] = id.split('?');
      if (filename.endsWith('.svelte')) {
        const { js } = compile(code, { filename, css: 'injected', dev: true, generate: 'client' });
        return { code: js.code, map: js.map };
      }
      if (!/\.svelte\.(ts|js)$/.test(filename)) return null;
      const plain = filename.endsWith('.ts')
        ? (await transformWithOxc(code, filename, { lang: 'ts' })).code
        : code;
      const { js } = compileModule(plain, { filename, dev: true, generate: 'client' });
      return { code: js.code, map: js.map };
    },
  };
}
