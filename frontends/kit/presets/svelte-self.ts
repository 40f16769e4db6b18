import { rspack } from '@rsbuild/core';

/**
 * Keeps the imports that svelte makes of itself by its bare name inside the package. In 5.57
 * `svelte/internal/client` imports itself that way; once shared, it waits for itself for ever and
 * the page stays blank without an error. Delete when svelte imports its own files by path.
 */
export const svelteSelf = () =>
  new rspack.NormalModuleReplacementPlugin(/^svelte\/(internal\/client|reactivity)$/, (request) => {
    if (!/node_modules[\\/]svelte[\\/]src/.test(request.context)) return;
    const source = request.context.replace(/([\\/]svelte[\\/]src).*/, '$1');
    const file = request.request.endsWith('reactivity') ? 'index-client.js' : 'index.js';
    request.request = `${source}/${request.request.slice('svelte/'.length)}/${file}`;
  });
