// Whether this device would tell other times than the server: the one place that asks the browser about a zone other than
// UTC. No time that is shown comes from here, only the notice that other applications on the device may be wrong.
import { parseOffset } from '../time/zone_table';
import type { Stamped } from './zone_watch';

/** Seconds east of UTC as the browser has it; undefined for a zone that it does not know. */
export function deviceOffset(zone: string, instant: number): number | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric'
    });
  } catch {
    return undefined;
  }
  const part = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)])
  );
  const wall = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return Math.round((wall - instant) / 1000);
}

/** One question for each zone and day: a programme has hundreds of sessions. */
export function deviceDisagrees(sessions: Iterable<Stamped>, offsetOf = deviceOffset): boolean {
  const asked = new Set<string>();
  for (const { timeZone, utcStart, utcOffset } of sessions) {
    const question = `${timeZone} ${utcStart.slice(0, 10)} ${utcOffset}`;
    if (asked.has(question)) continue;
    asked.add(question);
    const here = offsetOf(timeZone, Date.parse(utcStart));
    if (here !== undefined && here !== parseOffset(utcOffset)) return true;
  }
  return false;
}
