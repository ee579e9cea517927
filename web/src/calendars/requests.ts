// What the pages of working calendars ask of the server.
import { api, ask, askAgain, ifMatch, type Answer, type Schemas } from '../api/client';
import type { Door } from '../edit/stale_save.svelte';
import { contentOf } from './rows';

/** One that says nothing of its length lasts a day. */
export type SpecialDay = Omit<Schemas['SpecialDay'], 'days'> & { days?: number };
export type Calendar = Omit<Schemas['WorkingCalendar'], 'days'> & { days?: Record<string, SpecialDay> };
export type DayRule = Schemas['DayRule'];
export type Season = Schemas['CalendarSeason'];
export type Prayer = Schemas['CalendarPrayer'];
export type Week = Schemas['WorkingWeek'];
export type Weekday = Schemas['Weekday'];
export type Subject = Schemas['CalendarSubject'];
export type CalendarDay = Schemas['CalendarDays']['items'][number];
export type DaysReport = Schemas['CalendarDaysReport'];
export type Settings = Schemas['CalendarSettings'];

export const listCalendars = (cursor: string | undefined) =>
  api.GET('/working-calendars', { params: { query: { limit: 200, cursor } } });

export const calendarOf = (subject: Subject) =>
  ask(() =>
    api.GET('/working-calendars', {
      params: { query: { subjectKind: subject.kind, subjectId: subject.id, limit: 1 } }
    })
  );

export const createCalendar = (body: Schemas['WorkingCalendarInput']): Promise<Answer<Calendar>> =>
  askAgain((key) => api.POST('/working-calendars', { params: { header: { 'Idempotency-Key': key } }, body }));

export const getCalendar = (id: string) =>
  ask(() => api.GET('/working-calendars/{id}', { params: { path: { id } } }));

export const changeCalendar = (id: string, version: number, patch: object) =>
  ask(() =>
    api.PATCH('/working-calendars/{id}', {
      params: { path: { id }, header: { 'If-Match': ifMatch(version) } },
      body: patch as Schemas['WorkingCalendarPatch']
    })
  );

export const removeCalendar = ({ id, version }: Calendar) =>
  ask(() =>
    api.DELETE('/working-calendars/{id}', {
      params: { path: { id }, header: { 'If-Match': ifMatch(version) } }
    })
  );

export const calendarDoor = (id: string): Door<Calendar> => ({
  read: () => getCalendar(id),
  write: (version, patch) => changeCalendar(id, version, patch),
  content: contentOf
});

export interface Range {
  from: string;
  to: string;
}
export const daysOf = (id: string, range: Range) =>
  ask(() => api.GET('/working-calendars/{id}/days', { params: { path: { id }, query: range } }));

/** The same as a file, for a link. */
export const daysFile = (id: string, range: Range, lang: string) =>
  `/api/v1/working-calendars/${id}/days.ics?${new URLSearchParams({ ...range, lang })}`;

export interface DaysImport {
  source: string;
  kind: Schemas['DayKind'];
  dryRun: boolean;
}
export const importDays = ({ id, version }: Calendar, text: string, query: DaysImport) =>
  ask(() =>
    api.POST('/working-calendars/{id}/imports', {
      params: { path: { id }, query, header: { 'If-Match': ifMatch(version) } },
      body: text,
      bodySerializer: (body) => body,
      headers: { 'Content-Type': 'text/calendar' }
    })
  );

export const getSettings = () => ask(() => api.GET('/calendar-settings'));

export const putCorrection = (version: number, hijriCorrection: number) =>
  ask(() =>
    api.PUT('/calendar-settings', {
      params: { header: { 'If-Match': ifMatch(version) } },
      body: { hijriCorrection }
    })
  );

export const zoneNames = async () => (await ask(() => api.GET('/time-zones'))).data?.timeZones ?? [];
