/** Seed rows whose number was not yet compared with the standard's text end so (domain rules). */
const mark = /\s*\[K\]$/;

export const isUnverified = (edition: string): boolean => mark.test(edition);

/** The edition as people write it: `2017`. */
export const plainEdition = (edition: string): string => edition.replace(mark, '');
