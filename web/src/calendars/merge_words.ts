// What the members of a calendar are called, and how their values are read: where two versions are laid side by side.
import { listed } from '../directory/people';
import { sideBySide } from '../text/isolate';
import { languages, said, t } from '../text/language.svelte';
import { cityOf } from '../time/cities';
import type { Weekday } from './requests';
import type { Content, RowList } from './rows';
import { hijriMonthName, monthDayText, ruleText, spanText, weekdayName } from './words';

const lists: readonly string[] = ['seasons', 'prayers', 'days'] satisfies RowList[];
const rulesOf = ['rule', 'monthDay', 'hijriMonthDay', 'easterOffset', 'weekdayOfMonth', 'date'];
const evidence = ['source', 'verified'];
const memberName = (member: string) => t(`administration.calendars.field.${member}`);
const languageOf = (tag: string) => languages.find((language) => language.tag === tag)?.name ?? tag;

/** `path`: `days/eid-al-fitr/name/fr`, `weekend/days`, `hours/weekly/friday`. */
export function nameIn(content: Content, path: string[]): string {
  const [member, key, ...inner] = path;
  if (!lists.includes(member)) return ownName(path);
  const row = content[member as RowList]?.[key];
  return sideBySide(row ? said(row.name) : key, inner.length > 0 ? ownName(inner) : '');
}

function ownName([member, inner, deeper]: string[]): string {
  if (member === 'name' && inner)
    return t('office.inLanguage', { label: memberName('name'), language: languageOf(inner) });
  if (member === 'weekly' && inner) return weekdayName(inner as Weekday);
  if (member === 'hours' && inner === 'weekly' && deeper) return weekdayName(deeper as Weekday);
  if ((member === 'weekend' || member === 'hours') && evidence.includes(inner))
    return sideBySide(memberName(member), memberName(inner));
  return memberName(rulesOf.includes(member) ? 'rule' : member);
}

const readings: Record<string, (value: never) => string> = {
  kind: (kind: string) => t(`administration.calendars.kind.${kind}`),
  certainty: (certainty: string) => t(`office.certainty.${certainty}`),
  timeZone: cityOf,
  hijriMonth: hijriMonthName,
  first: monthDayText,
  last: monthDayText,
  rule: ruleText
};

export function valueIn(path: string[], value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return t(value ? 'office.yes' : 'office.no');
  const member = path.at(-1) ?? '';
  if (path.includes('rule') && member !== 'rule') return ruleText({ [member]: value });
  if (readings[member]) return readings[member](value as never);
  if (Array.isArray(value)) return listed(value.map(itemText));
  return typeof value === 'object' ? rowText(value as { name?: Record<string, string> }) : String(value);
}

function itemText(item: unknown): string {
  if (typeof item === 'object') return spanText(item as { from: string; to: string });
  const zone = String(item);
  return zone.includes('/') ? cityOf(zone) : weekdayName(zone as Weekday);
}

/** A whole row, or a text in several languages. */
const rowText = (value: { name?: Record<string, string> }) =>
  said(value.name ?? (value as Record<string, string>));
