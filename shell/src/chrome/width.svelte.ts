import { MediaQuery } from 'svelte/reactivity';

/** The three layouts of ui.md: ≥ 1280 full, 768–1279 rail, below that a phone. */
const phone = new MediaQuery('max-width: 767px');
const rail = new MediaQuery('max-width: 1279px');

export const width = {
  get phone(): boolean {
    return phone.current;
  },
  get rail(): boolean {
    return rail.current;
  },
};
