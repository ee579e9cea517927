// The way back from what took dates of a recurrence away.
import type { Schemas } from '../api/client';
import { problemText } from '../api/problem_text';
import { notices } from '../shell/notices.svelte';
import { t } from '../text/language.svelte';
import * as requests from './requests';

type Recurrence = Schemas['Recurrence'];

/** The dates as they were; an occurrence that was taken away comes back as the pattern says. */
export const backTo = ({ recurrenceRule, added, excluded }: Recurrence): Schemas['RecurrencePatch'] => ({
  recurrenceRule: recurrenceRule ?? null,
  added,
  excluded,
  onConflict: 'accept'
});

/** Asked after the removal. Nothing where the recurrence has gone with its dates: the server brings none back. */
export async function wayBack(before: Recurrence) {
  const { data: now } = await requests.getRecurrence(before.id);
  if (!now) return undefined;
  return { label: t('office.undo'), run: () => void takeBack(before, now.version) };
}

async function takeBack(before: Recurrence, version: number) {
  const { problem } = await requests.changeRecurrence(before.id, version, backTo(before));
  if (problem) notices.trouble(problemText(problem));
  else notices.done(t('office.undone'));
}
