/**
 * Keyboard shortcuts of a page.
 *
 * Names: `j`, `Shift+j`, `Ctrl+Enter` (⌘ counts as Ctrl), `Escape`, `/`, `?`, `1`, and sequences
 * such as `g h`. Keys without Ctrl or Alt rest while something is typed, composed by an input
 * method or open over the page, and when the user has switched them off (`setLetterKeys`).
 */
export type ShortcutMap = Record<string, (event: KeyboardEvent) => void>;

interface ShortcutOptions {
  /** Where to listen; default the window. */
  target?: Window | HTMLElement;
  /** Asked on each key; false lets the key pass. */
  when?: () => boolean;
}

const settingKey = 'houqin.letter-keys';
const sequenceMs = 1000; // 1 s between the keys of a sequence, as in the design's "G then H"

/** Whether single letters act; a choice of this browser's user, on unless switched off. */
export function letterKeys(): boolean {
  return globalThis.localStorage?.getItem(settingKey) !== 'off';
}

/** Switches single-letter shortcuts on or off for this browser. */
export function setLetterKeys(on: boolean): void {
  if (on) localStorage.removeItem(settingKey);
  else localStorage.setItem(settingKey, 'off');
}

/** Whether the event belongs to text being typed. */
export function typing(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const element = event.composedPath()[0];
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable) return true;
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return (
    element instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(element.type)
  );
}

// Counted on the document, because every remote has its own copy of this module.
const holders = 'houqinScanners';

/**
 * While a hand scanner may be heard, single letters wait a moment: the first letter of a code must
 * not act before the second one shows that it is a scan. Call the answer when nobody listens.
 */
export function holdLetters(): () => void {
  const count = (by: number) => {
    const { dataset } = document.documentElement;
    dataset[holders] = String(Number(dataset[holders] ?? 0) + by);
  };
  count(1);
  return () => count(-1);
}

const scanGapMs = 45; // longer than a scanner's gap between keys, shorter than anyone notices

/** Acts at once, or after the gap unless another key follows within it. */
function actUnlessScan(event: KeyboardEvent, act: (event: KeyboardEvent) => void): void {
  const held = Number(document.documentElement.dataset[holders] ?? 0) > 0;
  if (!held || event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) {
    act(event);
    return;
  }
  const stop = () => clearTimeout(timer);
  const timer = setTimeout(() => {
    window.removeEventListener('keydown', stop, true);
    act(event);
  }, scanGapMs);
  window.addEventListener('keydown', stop, { capture: true, once: true });
}

/** The name of a pressed key as written in a map. */
export function keyName(event: KeyboardEvent): string {
  const letter = /^[a-z]$/i.test(event.key);
  const key = letter ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (letter || event.key.length > 1);
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    shift ? 'Shift' : '',
    key,
  ]
    .filter(Boolean)
    .join('+');
}

/** An overlay owns its letters: a page's J must not move rows behind a menu. */
function inOverlay(event: KeyboardEvent): boolean {
  const element = event.target;
  return (
    element instanceof Element &&
    element.closest('[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]') !== null
  );
}

function resting(event: KeyboardEvent, onPage: boolean): boolean {
  if (event.isComposing) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'Escape') return onPage && inOverlay(event);
  return typing(event) || (onPage && inOverlay(event)) || !letterKeys();
}

/**
 * Listens until the returned function is called. A handled key is `preventDefault`ed, so that of
 * two listeners the first one acts; sequences are heard before single keys.
 */
export function shortcuts(map: ShortcutMap, options: ShortcutOptions = {}): () => void {
  const target = options.target ?? window;
  const sequences = new Map(Object.entries(map).filter(([name]) => name.includes(' ')));
  const singles = new Map(Object.entries(map).filter(([name]) => !name.includes(' ')));
  let first: { name: string; at: number } | undefined;

  function sequence(event: KeyboardEvent) {
    if (event.defaultPrevented || event.repeat || resting(event, target === window)) return;
    if (options.when && !options.when()) return;
    const name = keyName(event);
    const act =
      first && event.timeStamp - first.at < sequenceMs
        ? sequences.get(`${first.name} ${name}`)
        : undefined;
    first = undefined;
    if (act) {
      event.preventDefault();
      act(event);
    } else if ([...sequences.keys()].some((each) => each.startsWith(`${name} `))) {
      event.preventDefault();
      first = { name, at: event.timeStamp };
    }
  }

  function single(event: KeyboardEvent) {
    if (event.defaultPrevented || resting(event, target === window)) return;
    const act = singles.get(keyName(event));
    if (!act || (options.when && !options.when())) return;
    event.preventDefault();
    actUnlessScan(event, act);
  }

  const onSequence = sequence as EventListener;
  const onSingle = single as EventListener;
  if (sequences.size > 0) target.addEventListener('keydown', onSequence, true);
  if (singles.size > 0) target.addEventListener('keydown', onSingle);
  return () => {
    target.removeEventListener('keydown', onSequence, true);
    target.removeEventListener('keydown', onSingle);
  };
}

/** The same as an attachment: `<form {@attach keys({ 'Ctrl+Enter': submit })}>`. */
export function keys(map: ShortcutMap): (element: HTMLElement) => () => void {
  return (element) => shortcuts(map, { target: element });
}
