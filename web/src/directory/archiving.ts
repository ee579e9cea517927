// Archiving, one or many, with the way back in a notice.
import type { Answer } from '../api/client';
import { problemText } from '../api/problem_text';
import { notices } from '../shell/notices.svelte';
import { t } from '../text/language.svelte';

interface Entry {
  id: string;
  version: number;
}
type Write<T> = (entry: T, archived: boolean) => Promise<Answer<T>>;

/** Each by itself: what somebody has changed meanwhile does not hold up the others. */
export async function setArchived<T extends Entry>(
  entries: T[],
  archived: boolean,
  write: Write<T>,
  done: (saved: T[]) => void
) {
  const saved: T[] = [];
  for (const entry of entries) {
    const { data, problem } = await write(entry, archived);
    if (problem) notices.trouble(problemText(problem));
    else saved.push(data);
  }
  if (saved.length === 0) return;
  done(saved);
  notices.done(t(archived ? 'directory.archivedNote' : 'directory.unarchivedNote', { count: saved.length }), {
    label: t('office.undo'),
    run: () => void takeBack(saved, !archived, write, done)
  });
}

async function takeBack<T extends Entry>(
  entries: T[],
  archived: boolean,
  write: Write<T>,
  done: (saved: T[]) => void
) {
  const answers = await Promise.all(entries.map((entry) => write(entry, archived)));
  const refused = answers.find((answer) => answer.problem)?.problem;
  if (refused) notices.trouble(problemText(refused));
  done(answers.flatMap((answer) => (answer.data ? [answer.data] : [])));
  if (!refused) notices.done(t('office.undone'));
}
