import { describe, expect, it } from 'vitest';
import { checkBrand, contrast, parseColour, type BrandColours } from './brand_colour';

const surfaces = {
  light: ['#ffffff', '#eff2f1', '#f7f9f8'],
  dark: ['#141d1b', '#0c1312', '#1b2624']
};
const between = (a: string, b: string) => contrast(parseColour(a)!, parseColour(b)!);

function expectReadable(colours: BrandColours, on: string[]) {
  for (const surface of [...on, colours.brandSoft]) {
    expect(between(colours.brand, surface)).toBeGreaterThanOrEqual(4.5);
  }
  expect(between(colours.onBrand, colours.brand)).toBeGreaterThanOrEqual(4.5);
}

describe('contrast', () => {
  it('goes from 1 to 21, whichever is first', () => {
    expect(between('#fff', '#ffffff')).toBe(1);
    expect(between('#000', '#fff')).toBeCloseTo(21);
    expect(between('#fff', '#000')).toBeCloseTo(21);
  });
  it('is as WCAG reckons it', () => expect(between('#767676', '#ffffff')).toBeCloseTo(4.54, 2));
});

describe('the colour of an institution', () => {
  it('stays as it is where it can be read on light surfaces', () => {
    const check = checkBrand('#0a5a55');
    expect(check.result).toBe('fits');
    expect(check.result !== 'refused' && check.light.brand).toBe('#0a5a55');
  });

  it('can be read in both themes, and what is written on it', () => {
    for (const colour of [
      '#0a5a55',
      '#c1272d',
      '#006233',
      '#1f5595',
      '#f28c28',
      '#7c3576',
      '#000000',
      '#808080'
    ]) {
      const check = checkBrand(colour);
      if (check.result === 'refused') throw new Error(`${colour} is refused`);
      expectReadable(check.light, surfaces.light);
      expectReadable(check.dark, surfaces.dark);
    }
  });

  it('is darkened where it is a little too light', () => {
    expect(checkBrand('#f28c28').result).toBe('adjusted');
  });

  it('is refused where it would not be known again', () => {
    for (const colour of ['#ffd400', '#fff59d', '#ffffff'])
      expect(checkBrand(colour)).toEqual({ result: 'refused', why: 'too-light' });
  });

  it('is refused where it is none', () => {
    for (const colour of ['', 'green', '#12345', 'url(x)', '#ggg'])
      expect(checkBrand(colour)).toEqual({ result: 'refused', why: 'not-a-colour' });
  });
});
