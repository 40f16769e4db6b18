/** What is wrong with a pair of message files; empty when nothing is. */
export function checkMessages(
  zh: Readonly<Record<string, string>>,
  en: Readonly<Record<string, string>>,
): readonly string[] {
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join(' ');
  return [...new Set([...Object.keys(zh), ...Object.keys(en)])].flatMap((key) => {
    const [chinese, english] = [zh[key], en[key]];
    if (chinese === undefined) return [`${key}: no Chinese text`];
    if (english === undefined) return [`${key}: no English text`];
    if (!chinese.trim() || !english.trim()) return [`${key}: an empty text`];
    return places(chinese) === places(english) ? [] : [`${key}: other parameters in English`];
  });
}
