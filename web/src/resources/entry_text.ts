// What an entry of a calendar is called and how sure it is, in words.
import { said, t } from '../text/language.svelte';
import type { Entry } from './calendar';

export function entryTitle(entry: Entry): string {
  if (entry.state === 'blocked') return entry.reason ?? t('resources.firmness.blocked');
  return entry.masked ? t('resources.masked') : said(entry.title) || '…';
}

export const firmnessText = (entry: Pick<Entry, 'state'>) => t(`resources.firmness.${entry.state}`);
