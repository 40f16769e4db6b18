import type { Context } from '@houqin/kit/context';

/** Walls and vendors' programs get no names of staff and no words that people typed (design §6). */
export const namesHidden = ({ caller }: Context): boolean => caller.kind === 'device';
