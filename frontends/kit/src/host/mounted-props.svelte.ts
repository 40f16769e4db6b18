/** Properties of a mounted app that the shell may replace while it runs. */
export function mountedProps(initial: Readonly<Record<string, unknown>>) {
  const current: Record<string, unknown> = $state({ ...initial });
  return {
    current,
    replace(next: Readonly<Record<string, unknown>>) {
      for (const key of Object.keys(current)) if (!(key in next)) delete current[key];
      Object.assign(current, next);
    },
  };
}
