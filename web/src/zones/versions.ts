// Versions of the zone database: a year and the letter of its release, `2026c`.

/** Below zero where `a` was released before `b`. After `z` comes `za` (theory.html of tzdb). */
export const compareVersions = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

export interface Candidate {
  version: string;
  /** To adopt it is to go back. */
  older: boolean;
}
interface Known {
  adopted: string;
  onSystem?: string;
  stored: string[];
}

/** What could be adopted instead, the newest first. */
export function candidates({ adopted, onSystem, stored }: Known): Candidate[] {
  const versions = new Set(onSystem ? [onSystem, ...stored] : stored);
  versions.delete(adopted);
  return [...versions]
    .sort((a, b) => compareVersions(b, a))
    .map((version) => ({ version, older: compareVersions(version, adopted) < 0 }));
}
