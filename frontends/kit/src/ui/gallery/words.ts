/** The gallery's own texts: Chinese, or English after it. */
export function say(zh: string, en: string): string {
  return document.documentElement.lang === 'en' ? en : zh;
}

/** A countdown in the words of ui.md, Formats. */
export function left(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const seconds = Math.floor((Math.abs(ms) % 60_000) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(minutes)}:${two(seconds)}`;
  if (ms < 0) return say(`超 ${clock}`, `${clock} over`);
  const hours = Math.floor(minutes / 60);
  if (hours >= 4) return say(`剩 ${hours} 时`, `${hours} h left`);
  if (hours >= 1)
    return say(
      `剩 ${hours} 时 ${two(minutes % 60)} 分`,
      `${hours} h ${two(minutes % 60)} min left`,
    );
  return say(`剩 ${clock}`, `${clock} left`);
}

/** The instant of the pictures: 2026-11-23 02:21:13 in Shanghai. */
export const now = Date.parse('2026-11-23T02:21:13+08:00');

export const clock = (at: number) =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Shanghai',
  }).format(at);
