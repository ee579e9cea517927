// What the members of sessions and events are called for people, and how their values read.
import type { Schemas } from '../api/client';
import { referring, type ReferencesOf } from '../edit/references';
import type { Agenda } from '../programme/agenda';
import { isolate } from '../text/isolate';
import { hasMessage, said, t } from '../text/language.svelte';
import { cityOf } from '../time/cities';
import { clockTime, dateSpan, offsetLabel, shortDay } from '../time/format';
import { MINUTE, parseDuration, parseLocal, startOfDate } from '../time/local_date_time';
import { languageName } from './choices';
import { lengthText } from './session_columns';

/** Where names are looked up; an older programme may know what the present one has forgotten. */
export interface Names {
  roomName: (id: string) => string;
  personName: (id: string) => string;
  agenda?: Agenda;
}

/** `Title (ar)`, `People: Amina Ben Salah`. */
export function fieldName(path: string[], names: Names): string {
  const [head, second] = path;
  const key = `events.field.${head}`;
  const name = hasMessage(key) ? t(key) : head;
  if (second === undefined) return name;
  if (head === 'participants')
    return `${name}${t('common.colon')} ${isolate(names.personName(second) || second)}`;
  if (head === 'needs') return `${name}${t('common.colon')} ${needName(second)}`;
  if (head === 'languages') return t(second === 'spoken' ? 'events.spoken' : 'events.interpretation');
  return texts.has(head) ? `${name} (${languageName(second)})` : name;
}

const needs: Record<string, string> = { audience: 'seats', layout: 'layout.label' };
function needName(need: string): string {
  const key = `events.${needs[need] ?? need}`;
  return hasMessage(key) ? t(key) : need;
}

const texts = new Set(['title', 'description', 'theme', 'objectives', 'expectedResults', 'note', 'name']);
const words: Record<string, string> = {
  status: 'status',
  type: 'type',
  layout: 'events.layout',
  visibility: 'events.visibility',
  participationStatus: 'events.participation'
};

export function valueText(path: string[], value: unknown, names: Names): string {
  if (value === undefined || value === null) return '';
  const name = path.at(-1) ?? '';
  const head = path[0];
  if (typeof value === 'boolean') return t(value ? 'office.yes' : 'office.no');
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((item) => listed(head, item, names)).join(t('events.and'));
  if (typeof value === 'object') return objectText(head, value as Record<string, unknown>, names);
  return stringText(name, head, String(value), names);
}

function stringText(name: string, head: string, value: string, names: Names): string {
  if (name in words) {
    const key = `${words[name]}.${value}`;
    const event = `events.eventType.${value}`;
    return hasMessage(key) ? t(key) : hasMessage(event) ? t(event) : value;
  }
  if (head === 'roomId') return names.roomName(value) || value.slice(0, 8);
  if (head === 'parentId') return said(names.agenda?.sessions[value]?.title) || value.slice(0, 8);
  if (name === 'timeZone' || name === 'endTimeZone') return cityOf(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) {
    const wall = parseLocal(value.slice(0, 19));
    const zone = value.endsWith('Z') ? ` ${offsetLabel(0)}` : '';
    return `${shortDay(wall)} ${clockTime(wall)}${zone}`;
  }
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dateSpan(startOfDate(value), startOfDate(value));
  if (/^P(?=[0-9T])/.test(value)) return durationText(value);
  return value;
}

function durationText(value: string): string {
  try {
    return lengthText(parseDuration(value) / MINUTE);
  } catch {
    return value;
  }
}

function listed(head: string, item: unknown, names: Names): string {
  if (typeof item !== 'string') return valueText([head], item, names);
  return head === 'languages' || head === 'interpretation' || head === 'spoken' ? languageName(item) : item;
}

function objectText(head: string, value: Record<string, unknown>, names: Names): string {
  if (texts.has(head)) return said(value as Record<string, string>);
  if (head === 'participants') {
    // A map of people, or one of them.
    if ('roles' in value) return rolesText(value.roles);
    return Object.keys(value)
      .map((id) => isolate(names.personName(id) || id.slice(0, 8)))
      .join(t('events.and'));
  }
  return Object.entries(value)
    .map(([name, inner]) => valueText([head, name], inner, names))
    .filter(Boolean)
    .join(t('events.and'));
}

const rolesText = (roles: unknown) =>
  Object.keys((roles ?? {}) as object)
    .map((role) => t(`role.${role}`))
    .join(t('events.and'));

const byId = referring({ siteIds: 'site', seriesId: 'series' });

/** What ids refer to that no programme names. */
export const referencesOf: ReferencesOf = (path, value) => {
  if (path[0] !== 'organizers' || !Array.isArray(value)) return byId(path, value);
  return (value as Schemas['EventOrganizer'][]).map(({ organizationId, role }) => ({
    kind: 'organization',
    id: organizationId,
    note: t(`events.organizerRole.${role}`)
  }));
};
