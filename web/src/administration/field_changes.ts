// What a change did, line by line: texts by language, participants by person, everything else by field. What follows from
// another field, and numbers that only programs need, are left out while there is something to tell beside them.
import { same } from '../edit/three_way';
import type { Kind } from '../form/named';
import type { Change } from './change';

export interface Line {
  field: string;
  /** Of a text in several languages. */
  language?: string;
  /** Of a person, an event or an organisation within the field. */
  of?: { kind: Kind; id: string };
  before?: unknown;
  after?: unknown;
  /** Told by name alone. */
  personal?: boolean;
}

const forPrograms = new Set(
  [
    'id',
    'uid',
    'sequence',
    'eventId',
    'utcStart',
    'utcEnd',
    'utcOffset',
    'timeZoneVersion',
    'exclusive',
    'anchor'
  ].concat(['allDay', 'version', 'accountId', 'publishedPlacement'])
);
const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$|^und$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const scope = /^(event|organization):([0-9a-f-]{36})$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

type Members = Record<string, unknown>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is Record<string, string> =>
  isMembers(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([tag, text]) => languageTag.test(tag) && typeof text === 'string');
const isPeople = (value: unknown): value is Members =>
  isMembers(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => uuid.test(key));

export function linesOf(data: Change['data']): Line[] {
  const fields = Object.entries(data.fields ?? {});
  const told = fields.filter(([field]) => !forPrograms.has(field));
  const lines = (told.length > 0 ? told : fields).flatMap(([field, { before, after }]) =>
    linesOfField(field, before, after)
  );
  const personal = (data.personal ?? []).map((field) => ({ field, personal: true }));
  return [...lines, ...personal];
}

function linesOfField(field: string, before: unknown, after: unknown): Line[] {
  const granted = scope.exec(field);
  if (granted) {
    return [{ field: 'grant', of: { kind: granted[1] as Kind, id: granted[2] }, before, after }];
  }
  const either = before ?? after;
  if (isText(either))
    return each(before, after, (language, was, is) => ({ field, language, before: was, after: is }));
  if (isPeople(either)) {
    return each(before, after, (id, was, is) => ({
      field,
      of: { kind: 'person', id },
      before: rolesOf(was),
      after: rolesOf(is)
    }));
  }
  return [{ field, before, after }];
}

function each(
  before: unknown,
  after: unknown,
  line: (key: string, was: unknown, is: unknown) => Line
): Line[] {
  const was = isMembers(before) ? before : {};
  const is = isMembers(after) ? after : {};
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => !same(was[key], is[key]))
    .map((key) => line(key, was[key], is[key]));
}

/** The words of a set: `{"host": true}`. A participant is told by the roles. */
function rolesOf(participant: unknown): unknown {
  if (!isMembers(participant)) return participant;
  const roles = participant.roles;
  return isMembers(roles) ? Object.keys(roles).filter((role) => roles[role]) : participant;
}

const references: Record<string, Kind> = {
  roomId: 'room',
  siteId: 'site',
  siteIds: 'site',
  personId: 'person',
  ownerPersonId: 'person',
  organizationId: 'organization',
  memberOrganizationId: 'organization',
  ownerOrganizationId: 'organization',
  ownerId: 'organization',
  seriesId: 'series',
  sessionId: 'session',
  eventId: 'event'
};

/** What kind of thing the ids of a field are of; of `parentId` it is the kind of what was changed. */
export function kindIn(field: string, entityKind: string): Kind | undefined {
  if (field === 'parentId') return entityKind === 'session' ? 'session' : 'organization';
  return references[field];
}

/** A resource is referred to by kind and id, an organizer by its organisation and its role in the event. */
export function referenceIn(value: unknown): { kind: Kind; id: string; role?: string } | undefined {
  if (!isMembers(value)) return undefined;
  const { kind, id, organizationId, role } = value;
  if (typeof kind === 'string' && isId(id)) return { kind: kind as Kind, id };
  if (isId(organizationId))
    return { kind: 'organization', id: organizationId, role: role as string | undefined };
  return undefined;
}
