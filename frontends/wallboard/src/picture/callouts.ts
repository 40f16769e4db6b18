/** What is called out above the site: where its cell is, and two lines of words. In u. */
export interface Callout {
  readonly cx: number;
  /** Top of the cell. */
  readonly cy: number;
  /** Lowest place of the mark's foot: above the building. */
  readonly base: number;
  readonly lines: readonly [string, string];
}
export interface PlacedCallout {
  /** Foot of the mark; the lead goes from here to the cell. */
  readonly top: number;
  /** On which side of the mark the words stand. */
  readonly side: 'right' | 'left';
}
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const step = 66; // one callout higher
const highest = 48;
const ideograph = 25;
const letter = 14;

/** How wide a line of 24 u is at most: ideographs are square, letters are not. */
export const lineWidth = (line: string): number =>
  [...line].reduce((sum, sign) => sum + (sign.codePointAt(0)! > 0x2e80 ? ideograph : letter), 0);

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Places the callouts so that no words cover words, marks or leads; left to right. */
export function placeCallouts(callouts: readonly Callout[], width: number): PlacedCallout[] {
  const taken: Box[] = [];
  return callouts.map((callout, index) => {
    const later = callouts.slice(index + 1).map((other) => leadOf(other, other.base));
    const choices: PlacedCallout[] = [];
    for (let top = callout.base; top >= highest; top -= step)
      choices.push({ top, side: 'right' }, { top, side: 'left' });
    const free = choices.find((choice) => {
      const boxes = [wordsOf(callout, choice), markOf(callout, choice.top)];
      const lead = leadOf(callout, choice.top);
      return (
        boxes.every((box) => box.left >= -2 && box.right <= width + 2) &&
        ![...boxes, lead].some((box) => taken.some((other) => overlap(box, other))) &&
        !boxes.some((box) => later.some((other) => overlap(box, other)))
      );
    });
    const chosen = free ?? choices[0] ?? { top: highest, side: 'right' as const };
    taken.push(
      ...[wordsOf(callout, chosen), markOf(callout, chosen.top), leadOf(callout, chosen.top)],
    );
    return chosen;
  });
}

function wordsOf({ cx, lines }: Callout, { top, side }: PlacedCallout): Box {
  const wide = Math.max(...lines.map(lineWidth));
  const left = side === 'right' ? cx + 24 : cx - 24 - wide;
  return { left, right: left + wide, top: top - 46, bottom: top + 14 };
}
const markOf = ({ cx }: Callout, top: number): Box => ({
  ...{ left: cx - 20, right: cx + 20, top: top - 40, bottom: top },
});
const leadOf = ({ cx, cy }: Callout, top: number): Box => ({
  ...{ left: cx - 6, right: cx + 6, top: Math.min(top, cy), bottom: cy },
});
