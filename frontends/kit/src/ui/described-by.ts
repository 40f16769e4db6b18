/** The `aria-describedby` of a control inside a `Field`: its error first, then its example. */
export function describedBy(
  controlId: string,
  texts: { error?: string | undefined; hint?: string | undefined },
): string | undefined {
  const ids = [texts.error && `${controlId}-error`, texts.hint && `${controlId}-hint`];
  return ids.filter(Boolean).join(' ') || undefined;
}
