import { createSubscriber } from 'svelte/reactivity';
import type { ChartInk } from './history-option.ts';

const themeChanged = createSubscriber((update) => {
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-density'] });
  const contrast = matchMedia('(prefers-contrast: more)');
  contrast.addEventListener('change', update);
  return () => {
    observer.disconnect();
    contrast.removeEventListener('change', update);
  };
});

/** The tokens' colours where the chart stands; reading them follows a change of theme. */
export function chartInk(element: Element): ChartInk {
  themeChanged();
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const severity = (name: string) => ({
    fill: token(name === 'medium' ? '--sev-medium-edge' : `--sev-${name}-fill`),
    soft: token(`--sev-${name}-soft`),
    text: token(`--sev-${name}-text`),
  });
  return {
    series: token('--ch-series'),
    band: token('--ch-band'),
    grid: token('--ch-grid'),
    limit: token('--ch-limit'),
    text: token('--c-text-2'),
    surface: token('--c-surface'),
    edge: token('--c-line-strong'),
    font: style.fontFamily,
    severity: {
      CRITICAL: severity('critical'),
      HIGH: severity('high'),
      MEDIUM: severity('medium'),
      LOW: severity('low'),
    },
  };
}
