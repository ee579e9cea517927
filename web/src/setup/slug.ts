// A proposal for the address of an event: the first title that Latin letters can write, without accents.
const MOST = 60;

export function slugOf(titles: Record<string, string> | undefined, year: string): string {
  const candidates = ['en', 'fr', ...Object.keys(titles ?? {})].map((tag) => titles?.[tag] ?? '');
  const words = candidates.map(latin).find((text) => text !== '');
  if (!words) return year ? `event-${year}` : '';
  const short = words.length > MOST ? words.slice(0, MOST).replace(/-[^-]*$/, '') : words;
  return !year || short.includes(year) ? short : `${short}-${year}`;
}

function latin(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/['’]/g, '-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
