// A date of what repeats, as people read it.
import { isolate } from '../text/isolate';
import { clockTime, fullDay } from '../time/format';
import { parseLocal } from '../time/local_date_time';

/** `Tuesday 22 September 2026 10:00` */
export function dateText(local: string): string {
  const wall = parseLocal(local);
  return `${fullDay(wall)} ${isolate(clockTime(wall))}`;
}
