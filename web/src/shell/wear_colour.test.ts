import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wearColour } from './brand_colour';

/** Of the page, what a colour is written to. */
const style = new Map<string, string>();

describe('the colour that the pages wear', () => {
  beforeEach(() => {
    style.clear();
    const written = {
      setProperty: (name: string, value: string) => style.set(name, value),
      removeProperty: (name: string) => style.delete(name)
    };
    vi.stubGlobal('document', { documentElement: { style: written } });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is one for the light and one for the dark, with what is written on it and its tint', () => {
    wearColour('#0a5a55');
    expect([...style.keys()].sort()).toEqual(['--brand', '--brand-soft', '--on-brand']);
    expect(style.get('--brand')).toMatch(/^light-dark\(#0a5a55, #[0-9a-f]{6}\)$/);
    expect(style.get('--on-brand')).toMatch(/^light-dark\(#ffffff, #[0-9a-f]{6}\)$/);
  });

  it('is again the own one where there is none, or none that can be read', () => {
    for (const next of [undefined, '#ffd400', 'url(x)']) {
      wearColour('#0a5a55');
      wearColour(next);
      expect(style.size).toBe(0);
    }
  });
});
