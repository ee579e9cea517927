// What repeats, as the server keeps it, and the changes of its dates.
import type { Problem, Schemas } from '../api/client';
import { Form } from '../form/form.svelte';
import { notices } from '../shell/notices.svelte';
import { t } from '../text/language.svelte';
import * as requests from './requests';
import { endingWith } from './rule';
import { backTo } from './taking_back';

type Recurrence = Schemas['Recurrence'];
type Patch = Schemas['RecurrencePatch'];

export class Standing {
  recurrence = $state.raw<Recurrence | undefined>();
  failure = $state.raw<Problem | undefined>();
  /** A change that was refused, and how to insist on it. */
  clash = $state.raw<{ problem: Problem; insist: (how: Patch) => Promise<boolean> } | undefined>();
  readonly form = new Form();

  constructor(readonly id: string) {}

  async read() {
    const { data, problem } = await requests.getRecurrence(this.id);
    this.failure = problem;
    if (data) this.recurrence = data;
  }

  /** Whether it was written. */
  async change(patch: Patch): Promise<boolean> {
    const before = this.recurrence;
    if (!before) return false;
    this.clash = undefined;
    const saved = await this.form.send(() => requests.changeRecurrence(this.id, before.version, patch));
    if (saved) {
      this.recurrence = saved;
      const back = { label: t('office.undo'), run: () => void this.#undo(before) };
      notices.done(t('office.saved'), back);
      return true;
    }
    await this.#refused(patch);
    return false;
  }

  async #refused(patch: Patch) {
    const problem = this.form.problem;
    if (problem?.code === 'schedule-conflict') {
      this.form.clear();
      // A way out would move one of them alone.
      const insist = (how: Patch) => this.change({ ...patch, ...how });
      this.clash = { problem: { ...problem, suggestions: [] }, insist };
    } else if (problem?.code === 'version-mismatch') await this.read();
  }

  async #undo(before: Recurrence) {
    const now = this.recurrence;
    if (!now) return;
    const saved = await this.form.send(() => requests.changeRecurrence(this.id, now.version, backTo(before)));
    if (!saved) return;
    this.recurrence = saved;
    notices.done(t('office.undone'));
  }

  skip(date: string) {
    const { added, excluded } = this.recurrence!;
    return added.includes(date)
      ? this.change({ added: added.filter((other) => other !== date) })
      : this.change({ excluded: [...excluded, date].sort() });
  }

  restore(date: string) {
    return this.change({ excluded: this.recurrence!.excluded.filter((other) => other !== date) });
  }

  add(date: string) {
    const { added, excluded } = this.recurrence!;
    if (excluded.includes(date)) return this.restore(date);
    return this.change({ added: [...added.filter((other) => other !== date), date].sort() });
  }

  /** Nothing comes after `last`. */
  endWith(last: string) {
    const { recurrenceRule, added } = this.recurrence!;
    const rest = added.filter((date) => date <= last);
    return this.change({
      ...(recurrenceRule ? { recurrenceRule: endingWith(recurrenceRule, last) } : {}),
      added: rest
    });
  }
}
