// Runs before anything is drawn: a page must not flash in the other theme or language.
(() => {
  const page = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage is forbidden: the defaults do.
    }
  };
  const theme = read('houqin.theme');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  page.dataset.theme = theme === 'dark' || theme === 'light' ? theme : dark ? 'dark' : 'light';
  const locale = read('houqin.locale') ?? (/^zh/i.test(navigator.language) ? 'zh' : 'en');
  page.lang = locale === 'en' ? 'en' : 'zh-CN';
})();
