// Light or dark: the device's wish until the reader chooses.
export type Theme = 'light' | 'dark';
const storageKey = 'multaqa.theme';

export function applyTheme() {
  const theme = new URLSearchParams(location.search).get('theme') ?? localStorage.getItem(storageKey);
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}

export function turnTheme() {
  const root = document.documentElement;
  const device: Theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const next: Theme = (root.dataset.theme ?? device) === 'dark' ? 'light' : 'dark';
  root.dataset.theme = next;
  localStorage.setItem(storageKey, next);
}
