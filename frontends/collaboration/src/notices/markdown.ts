/*
 * The text of a notice: a small part of Markdown, read into plain objects that are shown as elements.
 * There is no HTML in it: what looks like a tag is text.
 */

export type Inline =
  | { readonly kind: 'text' | 'strong' | 'emphasis'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly lines: readonly Inline[][] }
  | { readonly kind: 'paragraph'; readonly lines: readonly Inline[][] }
  | { readonly kind: 'bullets' | 'numbers'; readonly items: readonly Inline[][] };

const heading = /^(#{1,3})\s+(.+)$/;
const bullet = /^\s*[-*]\s+(.+)$/;
const numbered = /^\s*\d{1,3}[.)、]\s*(.+)$/;

/** Blocks of a text, in order. */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: Inline[][] = [];
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', lines });
    lines = [];
  };
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const title = heading.exec(line);
    const item = bullet.exec(line) ?? numbered.exec(line);
    if (title) {
      endParagraph();
      const level = title[1]!.length < 3 ? 2 : 3;
      blocks.push({ kind: 'heading', level, lines: [parseInline(title[2]!)] });
    } else if (item) {
      endParagraph();
      const kind = bullet.test(line) ? 'bullets' : 'numbers';
      const last = blocks.at(-1);
      if (last?.kind === kind) (last.items as Inline[][]).push(parseInline(item[1]!));
      else blocks.push({ kind, items: [parseInline(item[1]!)] });
    } else if (line.trim() === '') {
      endParagraph();
      // A list ends at an empty line only when something else follows.
    } else lines.push(parseInline(line));
  }
  endParagraph();
  return blocks;
}

const mark = /\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^()\s]+)\)/g;

function parseInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(mark)) {
    if (found.index > from) parts.push({ kind: 'text', text: text.slice(from, found.index) });
    const [whole, strong, emphasis, label, href] = found;
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) parts.push({ kind: 'emphasis', text: emphasis });
    else if (isSafe(href!)) parts.push({ kind: 'link', text: label!, href: href! });
    else parts.push({ kind: 'text', text: whole });
    from = found.index + whole.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** Pages of this program and of the web, mail and telephone; nothing that runs. */
const isSafe = (href: string): boolean =>
  /^(https?:\/\/|mailto:|tel:)[^\s]+$/i.test(href) || /^\/(?!\/)[^\s\\]*$/.test(href);
