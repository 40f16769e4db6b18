import { holdLetters, typing } from './keys.ts';

/** Scanners send a key every 2–20 ms; the fastest typists leave more than 50 ms. */
const scannerGapMs = 35;

/**
 * Hears a hand scanner, which acts as a keyboard: characters faster than a person types, ending
 * in Enter. Its Enter is swallowed, so that it submits nothing. Text typed into a field is left
 * to the field. Returns the way to stop.
 */
export function listenForScans(
  onscan: (code: string) => void,
  options: { minLength?: number; gapMs?: number } = {},
): () => void {
  const minLength = options.minLength ?? 4;
  const gapMs = options.gapMs ?? scannerGapMs;
  let code = '';
  let last = 0;

  function hear(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) {
      code = '';
      return;
    }
    const fast = event.timeStamp - last <= gapMs;
    last = event.timeStamp;
    if (event.key === 'Enter') {
      if (fast && code.length >= minLength) {
        event.preventDefault();
        event.stopImmediatePropagation();
        onscan(code);
      }
      code = '';
    } else if (event.key.length === 1) {
      code = fast ? code + event.key : event.key;
      // From the second fast key on it is a scan: no shortcut may act on its letters.
      if (code.length > 1) event.stopImmediatePropagation();
    }
  }

  window.addEventListener('keydown', hear, true);
  const release = holdLetters();
  return () => {
    window.removeEventListener('keydown', hear, true);
    release();
  };
}
