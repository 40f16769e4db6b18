import type { Symptom } from './symptom.entity.ts';

/** From here on the rule converts by itself; below it a person decides (domain rules C5). */
export const certainEnough = 0.6;

export interface Judgement {
  /** The symptom tapped, or recognised in the text; null when nothing is. */
  readonly symptom: Symptom | null;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A word in a text says less than a tap. */
const wordTrust = 0.9;
/** Words of two trades in one text: somebody has to read it. */
const torn = 0.5;

/** What a request is about: by the symptom tapped, else by the words used. */
export function judgeRequest(
  tapped: Symptom | null,
  text: string,
  symptoms: readonly Symptom[],
): Judgement {
  if (tapped && tapped.trade !== null) return { symptom: tapped, confidence: tapped.confidence };
  const found = symptoms.filter(
    ({ trade, words }) => trade !== null && words.some((word) => says(text, word)),
  );
  if (found.length === 0) return { symptom: null, confidence: 0 };
  // Life first, then what is surest.
  const [best] = found.toSorted(
    (a, b) => Number(b.lifeSafety) - Number(a.lifeSafety) || b.confidence - a.confidence,
  );
  const trades = new Set(found.map(({ trade }) => trade));
  const confidence = trades.size > 1 && !best!.lifeSafety ? torn : best!.confidence * wordTrust;
  return { symptom: best!, confidence };
}

/** Chinese has no spaces; a Latin word has to begin where one begins, or "blocked" were a lock. */
function says(text: string, word: string): boolean {
  return /[a-z]/i.test(word) ? new RegExp(`\\b${word}`, 'i').test(text) : text.includes(word);
}
