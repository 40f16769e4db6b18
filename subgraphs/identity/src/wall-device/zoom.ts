/** Letters on the wall are this part of the screen's height: 24 of 1080, `ui/wallboard`. */
const smallestTextShare = 24 / 1080;
/** Digits of the type are 0.73 of its size; they are read to 200 times their height. */
const readableMetres = (heightMetres: number): number =>
  heightMetres * smallestTextShare * 0.73 * 200;
/** 16:9. */
const heightOfDiagonal = 9 / Math.hypot(16, 9);
const steps = [1, 1.25, 1.5] as const;

/**
 * How much larger everything must be for the farthest seat to read the smallest text: 1, 1.25 or
 * 1.5; null when screen or room was not measured.
 */
export function zoomFor(diagonalInches: number | null, seatMetres: number | null): number | null {
  if (diagonalInches === null || seatMetres === null) return null;
  const reach = readableMetres(diagonalInches * 0.0254 * heightOfDiagonal);
  return steps.find((zoom) => reach * zoom >= seatMetres) ?? steps[steps.length - 1]!;
}
