// Name, zones, weekend and hours of a calendar, a season and a prayer, as the fields of their forms hold them.
import type { LocalizedText } from '../text/localized';
import type { Prayer, Season, Week, Weekday } from './requests';
import type { Content } from './rows';

interface Evidence {
  source: string | undefined;
  verified: boolean | undefined;
}
const evidenceOf = (row: { source?: string; verified?: boolean } | undefined): Evidence => ({
  source: row?.source,
  verified: row?.verified
});
/** A row without a source has none; one that nobody compared says so. */
const written = ({ source, verified }: Evidence) => ({
  ...(source?.trim() ? { source: source.trim() } : {}),
  verified: verified ?? false
});

export interface FrameDraft {
  name: LocalizedText | undefined;
  timeZones: string[];
  hasWeekend: boolean | undefined;
  weekend: Weekday[];
  weekendEvidence: Evidence;
  hasHours: boolean | undefined;
  weekly: Week;
  hoursEvidence: Evidence;
}

export const frameDraft = ({ name, timeZones, weekend, hours }: Content): FrameDraft => ({
  name,
  timeZones: timeZones ?? [],
  hasWeekend: weekend !== undefined,
  weekend: weekend?.days ?? [],
  weekendEvidence: evidenceOf(weekend),
  hasHours: hours !== undefined,
  weekly: hours?.weekly ?? {},
  hoursEvidence: evidenceOf(hours)
});

export function frameOf(draft: FrameDraft, content: Content): Content {
  return {
    ...content,
    name: draft.name ?? {},
    timeZones: draft.timeZones.length > 0 ? draft.timeZones : undefined,
    weekend: draft.hasWeekend ? { days: draft.weekend, ...written(draft.weekendEvidence) } : undefined,
    hours: draft.hasHours ? { weekly: draft.weekly, ...written(draft.hoursEvidence) } : undefined
  };
}

export interface SeasonDraft extends Evidence {
  name: LocalizedText | undefined;
  hijri: boolean;
  hijriMonth: string | undefined;
  /** `06-15`. */
  first: string | undefined;
  last: string | undefined;
  weekly: Week;
}
const RAMADAN = 9;

export const seasonDraft = (season: Season | undefined): SeasonDraft => ({
  name: season?.name,
  hijri: season === undefined || season.hijriMonth !== undefined,
  hijriMonth: String(season?.hijriMonth ?? RAMADAN),
  first: season?.first ?? '07-01',
  last: season?.last ?? '08-31',
  weekly: season?.weekly ?? {},
  ...evidenceOf(season)
});

export const seasonOf = (draft: SeasonDraft): Season => ({
  name: draft.name ?? {},
  ...(draft.hijri
    ? { hijriMonth: Number(draft.hijriMonth) }
    : { first: draft.first ?? '', last: draft.last ?? '' }),
  weekly: draft.weekly,
  ...written(draft)
});

export interface PrayerDraft extends Evidence {
  name: LocalizedText | undefined;
  timeZone: string | undefined;
  from: string | undefined;
  to: string | undefined;
}

export const prayerDraft = (prayer: Prayer | undefined, timeZone: string | undefined): PrayerDraft => ({
  name: prayer?.name,
  timeZone: prayer?.timeZone ?? timeZone,
  from: prayer?.from ?? '12:00',
  to: prayer?.to ?? '14:00',
  ...evidenceOf(prayer)
});

export const prayerOf = (draft: PrayerDraft): Prayer => ({
  name: draft.name ?? {},
  timeZone: draft.timeZone ?? '',
  from: draft.from ?? '',
  to: draft.to ?? '',
  ...written(draft)
});
