// The colour of an institution, made readable: on every surface of both themes its text has a contrast of 4.5:1 at least
// (WCAG 2.2, 1.4.3), and so has what is written on it. The hue stays; only how light it is changes. A colour that would
// have to change beyond recognition is refused.

export interface BrandColours {
  brand: string;
  onBrand: string;
  brandSoft: string;
}
export type BrandCheck =
  | { result: 'fits' | 'adjusted'; light: BrandColours; dark: BrandColours }
  | { result: 'refused'; why: 'not-a-colour' | 'too-light' };

type Rgb = [number, number, number];
interface Lch {
  lightness: number;
  chroma: number;
  hue: number;
}

const LEAST = 4.5;
/** So much darker on white, and an institution would not know its colour again. */
const MOST_DARKENED = 0.34;
const STEP = 0.005;
/** What text in the brand's colour stands on (shell/tokens.css), beside the tint that is made of it. */
const themes = {
  light: {
    surfaces: ['#ffffff', '#eff2f1', '#f7f9f8'],
    tint: 0.12,
    towards: -1,
    writing: ['#ffffff', '#06211e']
  },
  dark: {
    surfaces: ['#141d1b', '#0c1312', '#1b2624'],
    tint: 0.2,
    towards: 1,
    writing: ['#06211e', '#ffffff']
  }
} as const;
const properties = [
  ['--brand', 'brand'],
  ['--on-brand', 'onBrand'],
  ['--brand-soft', 'brandSoft']
] as const;
type Theme = (typeof themes)['light' | 'dark'];

export function checkBrand(colour: string): BrandCheck {
  const wanted = parseColour(colour);
  if (!wanted) return { result: 'refused', why: 'not-a-colour' };
  const light = readable(wanted, themes.light);
  const dark = readable(wanted, themes.dark);
  if (!light || !dark || toLch(wanted).lightness - toLch(parseColour(light.brand)!).lightness > MOST_DARKENED)
    return { result: 'refused', why: 'too-light' };
  // In the dark every deep colour is lightened: that is no reason to speak of.
  return { result: light.brand === formatColour(wanted) ? 'fits' : 'adjusted', light, dark };
}

/** From now on; none, or one that cannot be made readable: the product's own (shell/tokens.css). */
export function wearColour(colour: string | undefined) {
  const check = colour ? checkBrand(colour) : undefined;
  const { style } = document.documentElement;
  for (const [property, member] of properties) {
    if (!check || check.result === 'refused') style.removeProperty(property);
    else style.setProperty(property, `light-dark(${check.light[member]}, ${check.dark[member]})`);
  }
}

/** The nearest lightness at which everything can be read. */
function readable(wanted: Rgb, theme: Theme): BrandColours | undefined {
  const lch = toLch(wanted);
  for (let moved = 0; moved <= 1; moved += STEP) {
    const candidate =
      moved === 0 ? wanted : toRgb({ ...lch, lightness: lch.lightness + theme.towards * moved });
    const colours = coloursOf(candidate, theme);
    if (colours) return colours;
  }
  return undefined;
}

function coloursOf(brand: Rgb, theme: Theme): BrandColours | undefined {
  const soft = mix(brand, parseColour(theme.surfaces[0])!, theme.tint);
  const surfaces = [...theme.surfaces.map((surface) => parseColour(surface)!), soft];
  if (surfaces.some((surface) => contrast(brand, surface) < LEAST)) return undefined;
  const onBrand = theme.writing.find((writing) => contrast(parseColour(writing)!, brand) >= LEAST);
  return onBrand && { brand: formatColour(brand), onBrand, brandSoft: formatColour(soft) };
}

/** `#rrggbb` or `#rgb`. */
export function parseColour(text: string): Rgb | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text.trim());
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text.trim());
  const digits = short ? short.slice(1).map((digit) => digit + digit) : long?.slice(1);
  return digits?.map((pair) => Number.parseInt(pair, 16) / 255) as Rgb | undefined;
}

export const formatColour = (colour: Rgb): string =>
  `#${colour
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0')
    )
    .join('')}`;

/** From 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const encoded = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
const mix = (a: Rgb, b: Rgb, share: number) =>
  a.map((part, index) => part * share + b[index] * (1 - share)) as Rgb;

// Oklab (Björn Ottosson): equal steps of lightness look equal, whatever the hue.
function toLch(colour: Rgb): Lch {
  const [red, green, blue] = colour.map(linear);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) };
}

/** Where a screen has no such colour, a less vivid one of the same hue. */
function toRgb({ lightness, chroma, hue }: Lch): Rgb {
  for (let vivid = chroma; vivid > 0.001; vivid *= 0.95) {
    const colour = fromLch({ lightness, chroma: vivid, hue });
    if (colour.every((part) => part >= -0.0005 && part <= 1.0005)) return rounded(colour);
  }
  return rounded(fromLch({ lightness: Math.min(1, Math.max(0, lightness)), chroma: 0, hue }));
}

function fromLch({ lightness, chroma, hue }: Lch): Rgb {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  ].map(encoded) as Rgb;
}

/** As it will be written, so that what was measured is what is shown. */
const rounded = (colour: Rgb) =>
  colour.map((part) => Math.round(Math.min(1, Math.max(0, part || 0)) * 255) / 255) as Rgb;
