import { expect, it } from 'vitest';
import { zoomFor } from './zoom.ts';

// ui/wallboard: details of an 86-inch screen are read at 3.4 m.
it.each([
  [86, 3.4, 1],
  [86, 4, 1.25],
  [86, 5, 1.5],
  [86, 20, 1.5],
  [55, 3.4, 1.5],
  [null, 3, null],
  [86, null, null],
])('zooms %s inches at %s m to %s', (inches, metres, zoom) => {
  expect(zoomFor(inches, metres)).toBe(zoom);
});
