// The letters of a language, asked for before there is a text: what comes after the text was painted makes it jump.
import type { Language } from '../text/language.svelte';

const weights = [400, 500, 600];

export function fetchLetters(language: Language) {
  // Figures are Latin in every language.
  const samples = language === 'ar' ? ['0', 'ع'] : ['0'];
  for (const weight of weights)
    for (const sample of samples)
      void document.fonts.load(`${weight} 1rem 'IBM Plex Sans', 'IBM Plex Sans Arabic'`, sample);
}
