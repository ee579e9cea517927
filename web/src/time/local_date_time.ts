// Wall times on the wire: `2024-01-28T09:00:00`, no offset. Reckoned as milliseconds of a UTC with the same digits.
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

export const parseLocal = (text: string): number =>
  Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
export const formatLocal = (wall: number): string => new Date(wall).toISOString().slice(0, 19);
export const dateOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
export const startOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Calendar days from one wall time's date to the other's: what "+1" stands for. */
export function daysBetween(from: number, to: number): number {
  return Math.floor(to / DAY) - Math.floor(from / DAY);
}

const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** ISO 8601, elapsed: a day is 24 hours. */
export function parseDuration(text: string): number {
  const found = parts.exec(text);
  if (!found) throw new RangeError(`not a duration: ${text}`);
  const [weeks, days, hours, minutes] = found.slice(1).map((digits) => Number(digits ?? 0));
  return (weeks * 7 + days) * DAY + hours * HOUR + minutes * MINUTE;
}

export function formatDuration(length: number): string {
  const total = Math.round(length / MINUTE);
  const days = Math.floor(total / 1440);
  const hours = Math.floor((total % 1440) / 60);
  const minutes = total % 60;
  const time = (hours ? `${hours}H` : '') + (minutes ? `${minutes}M` : '');
  return `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
}
