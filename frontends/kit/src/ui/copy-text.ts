/** Puts a text on the clipboard, also on a page without TLS, where browsers hide the clipboard. */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  // Deprecated, and the only way there is without TLS.
  document.execCommand('copy');
  area.remove();
}
