// What the members of an entry are called, and how their values are read: where two versions are laid side by side.
import type { Schemas } from '../api/client';
import { referring } from '../edit/references';
import { languages, said, t } from '../text/language.svelte';
import { cityOf } from '../time/cities';
import { countryName, languageName, listed } from './people';

export const referencesOf = referring({ organizationId: 'organization', parentId: 'organization' });

const localized = new Set(['name', 'honorific', 'shortName', 'seat']);
const ownName = (tag: string) =>
  languages.find((language) => language.tag === tag)?.name ?? languageName(tag);

export function fieldName([member, inner]: string[]): string {
  const label = t(`directory.field.${member}`);
  if (!inner) return label;
  if (localized.has(member)) return t('office.inLanguage', { label, language: ownName(inner) });
  if (member === 'languageLevels') return t('directory.levelOf', { language: languageName(inner) });
  if (member === 'needs') return t(`directory.need.${inner}`);
  return label;
}

const readings: Record<string, (value: never) => string> = {
  languages: (tags: string[]) => listed(tags.map(languageName)),
  functions: (functions: Schemas['Function'][]) => listed(functions.map((one) => said(one.title))),
  contactPoints: (contacts: Schemas['ContactPoint'][]) => listed(contacts.map(({ value }) => value)),
  languageLevels: (levels: Record<string, string>) =>
    listed(Object.entries(levels).map(([tag, level]) => `${languageName(tag)} ${level}`)),
  needs: (needs: Record<string, string>) => listed(Object.values(needs)),
  homeTimeZone: cityOf,
  timeZone: cityOf,
  country: countryName,
  gender: (gender: string) => t(`directory.gender.${gender}`),
  kind: (kind: string) => t(`directory.kind.${kind}`),
  archived: (archived: boolean) => t(archived ? 'office.yes' : 'office.no')
};

/** Plain words; what an id refers to is told by `referencesOf`. */
export function valueText([member, inner]: string[], value: unknown): string {
  if (value === undefined || value === null) return '';
  const reading = inner ? undefined : readings[member];
  if (reading) return reading(value as never);
  return typeof value === 'object' ? said(value as Record<string, string>) : String(value);
}
