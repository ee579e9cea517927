// The closed lists of the API as choices in words, in the order in which people look for them.
import type { Schemas } from '../api/client';
import { reader, t } from '../text/language.svelte';

export const eventTypes: Schemas['EventType'][] = [
  'network-meeting',
  'meeting',
  'conference',
  'forum',
  'workshop',
  'training',
  'consultation',
  'ceremony',
  'delegation-visit',
  'working-visit',
  'study-visit',
  'virtual-conference'
];
export const sessionTypes: Schemas['SessionType'][] = [
  'plenary',
  'opening',
  'panel',
  'presentation',
  'discussion',
  'workshop',
  'training',
  'meeting',
  'bilateral',
  'consultation',
  'courtesy-call',
  'signing',
  'ceremony',
  'visit',
  'press',
  'welcome',
  'reception',
  'meal',
  'break',
  'closing',
  'arrival',
  'transfer',
  'departure',
  'other'
];
export const statuses: Schemas['SessionStatus'][] = ['draft', 'tentative', 'confirmed', 'cancelled'];
export const organizerRoles: Schemas['OrganizerRole'][] = [
  'organizer',
  'host',
  'co-organizer',
  'partner',
  'funder'
];
export const participantRoles: Schemas['ParticipantRole'][] = [
  'chair',
  'moderator',
  'speaker',
  'panelist',
  'rapporteur',
  'interpreter',
  'signatory',
  'host',
  'guest',
  'attendee',
  'contact',
  'greeter',
  'escort',
  'press'
];
export const participations: Schemas['ParticipationStatus'][] = [
  'needs-action',
  'accepted',
  'tentative',
  'declined',
  'delegated'
];
export const documentKinds: Schemas['DocumentKind'][] = [
  'concept-note',
  'agenda',
  'presentation',
  'minutes',
  'recording',
  'other'
];
export const documentAudiences: Schemas['DocumentAudience'][] = ['staff', 'participant', 'public'];
export const outcomeKinds: Schemas['OutcomeKind'][] = ['decision', 'outcome', 'follow-up', 'commitment'];
export const outcomeStatuses: Schemas['OutcomeStatus'][] = ['open', 'done', 'dropped'];
export const grantRoles: Schemas['GrantRole'][] = ['participant', 'viewer', 'editor', 'organizer'];
export const severities: Schemas['Severity'][] = ['refuse', 'block-release', 'warn', 'advise', 'ignore'];
export const layouts: Schemas['Layout'][] = [
  'theatre',
  'classroom',
  'boardroom',
  'u-shape',
  'hollow-square',
  'banquet',
  'cabaret',
  'cocktail',
  'exhibition'
];

/** Choices of a list whose words stand under one prefix. */
export const inWords = (prefix: string, values: readonly string[]) =>
  values.map((value) => ({ value, text: t(`${prefix}.${value}`) }));

/** Languages of the region and of its partners; a text may be in others. */
export const commonLanguages = ['ar', 'fr', 'en', 'zgh', 'es', 'pt', 'it', 'de', 'zh'];

export function languageName(tag: string): string {
  // Browsers do not know the standard Amazigh of Morocco by name.
  if (tag === 'zgh') return t('events.language.zgh');
  try {
    return new Intl.DisplayNames(reader.locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
