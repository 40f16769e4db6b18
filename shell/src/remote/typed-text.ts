/**
 * What someone has typed, carried over a change of version. A field is found again by its name, id
 * or label, and by its place among fields of the same name.
 */
export interface TypedField {
  readonly key: string;
  readonly at: number;
  readonly value: string;
  readonly checked: boolean | null;
  readonly focused: boolean;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const skipped = new Set(['password', 'file', 'hidden', 'submit', 'button', 'reset', 'image']);

function fieldsOf(root: ParentNode): { field: Field; key: string; at: number }[] {
  const seen = new Map<string, number>();
  return [...root.querySelectorAll<Field>('input, textarea, select')]
    .filter((field) => !skipped.has(field.type))
    .map((field) => {
      const label = field.labels?.[0]?.textContent?.trim();
      const key = field.name || field.getAttribute('aria-label') || label || stableId(field);
      const at = seen.get(key) ?? 0;
      seen.set(key, at + 1);
      return { field, key, at };
    });
}

// Ids that the framework counts up (`s3-name`) differ from mount to mount.
const stableId = (field: Field): string => (/^(s|c|bits-)\d+/.test(field.id) ? '' : field.id);

const checkable = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

export function readTyped(root: ParentNode): readonly TypedField[] {
  return fieldsOf(root).map(({ field, key, at }) => ({
    key,
    at,
    value: field.value,
    checked: checkable(field) ? field.checked : null,
    focused: field.ownerDocument.activeElement === field,
  }));
}

/** Puts the text back and tells the new screen as if it had been typed. Counts what it found. */
export function writeTyped(root: ParentNode, typed: readonly TypedField[]): number {
  let written = 0;
  const fields = fieldsOf(root);
  for (const old of typed) {
    const found = fields.find(({ key, at }) => key === old.key && at === old.at)?.field;
    if (!found) continue;
    if (checkable(found)) {
      if (found.checked !== old.checked) found.click();
    } else if (found.value !== old.value) {
      found.value = old.value;
      found.dispatchEvent(new Event('input', { bubbles: true }));
      found.dispatchEvent(new Event('change', { bubbles: true }));
    }
    if (old.focused) found.focus();
    written++;
  }
  return written;
}
