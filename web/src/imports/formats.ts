// What can be brought in, and from which files.
import type { Schemas } from '../api/client';

export type Kind = Schemas['TableKind'] | 'programme';
export type Format = 'csv' | 'xlsx' | 'ics' | 'frab';

export const kinds: Kind[] = ['people', 'organizations', 'rooms', 'sessions', 'programme'];
export const isKind = (text: string | null): text is Kind => kinds.some((kind) => kind === text);
export const ofEvent = (kind: Kind) => kind === 'sessions' || kind === 'programme';

const endings: Record<string, Format> = {
  csv: 'csv',
  txt: 'csv',
  tsv: 'csv',
  xlsx: 'xlsx',
  ics: 'ics',
  xml: 'frab'
};
export const contentTypes: Record<Format, string> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar',
  frab: 'application/xml'
};

export const formatOf = (name: string): Format | undefined =>
  endings[name.split('.').at(-1)?.toLowerCase() ?? ''];

export const endingsOf = (kind: Kind) => (kind === 'programme' ? '.ics,.xml' : '.csv,.txt,.tsv,.xlsx');
/** Whether such a file holds such a thing. */
export const fits = (kind: Kind, format: Format) =>
  kind === 'programme' ? format === 'ics' || format === 'frab' : format === 'csv' || format === 'xlsx';
