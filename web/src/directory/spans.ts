// From a day to a day, either of which may be open.
import { t } from '../text/language.svelte';
import { dateSpan } from '../time/format';
import { startOfDate } from '../time/local_date_time';

export const dateText = (day: string) => dateSpan(startOfDate(day), startOfDate(day));

export function spanText({ firstDay, lastDay }: { firstDay?: string; lastDay?: string }): string {
  if (firstDay && lastDay) return dateSpan(startOfDate(firstDay), startOfDate(lastDay));
  if (firstDay) return t('directory.since', { day: dateText(firstDay) });
  return lastDay ? t('directory.until', { day: dateText(lastDay) }) : t('directory.always');
}
