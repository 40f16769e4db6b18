/**
 * Where a person goes after signing in: a path of this site, whatever was asked for. An address of
 * another site, or one that a browser would read as such, becomes the start page.
 */
export function returnPath(asked: string | null): string {
  if (asked === null || asked.length > 500) return '/';
  // Browsers drop tabs and line ends inside an address, and take a backslash for a slash.
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || asked.includes('\\')) return '/';
  const here = 'http://here.invalid';
  if (!URL.canParse(asked, here)) return '/';
  const { origin, pathname, search } = new URL(asked, here);
  // Dots may have made two slashes of it.
  return origin === here && !pathname.startsWith('//') ? pathname + search : '/';
}
