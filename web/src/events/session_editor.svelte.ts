// One session while it is edited: what was read, what is written, and how saving can end.
import type { Answer, Problem, Schemas } from '../api/client';
import { differences, patchOnto, type Difference } from '../edit/three_way';
import { Form } from '../form/form.svelte';
import { notices } from '../shell/notices.svelte';
import { t } from '../text/language.svelte';
import * as requests from './requests';
import { draftOf, patchOf, tidy, type SessionDraft } from './session_draft';

type Session = Schemas['Session'];
type How = Pick<Schemas['SessionPatch'], 'disambiguation' | 'onConflict' | 'reason'>;
interface Stale {
  theirs: Session;
  differences: Difference[];
}

export class SessionEditor {
  readonly form = new Form();
  session = $state.raw<Session>() as Session;
  draft = $state<SessionDraft>() as SessionDraft;
  /** A refused place. */
  clash = $state.raw<Problem | undefined>();
  /** Somebody saved first, and both changed the same. */
  stale = $state.raw<Stale | undefined>();
  /** A newer version that was seen before anything is saved. */
  newer = $state.raw<number | undefined>();
  #how: How = {};

  constructor(session: Session) {
    this.adopt(session);
  }

  adopt(session: Session) {
    this.session = session;
    this.draft = draftOf(session);
    this.newer = undefined;
    this.clash = undefined;
    this.stale = undefined;
  }

  readonly patch = $derived.by(() =>
    patchOf(draftOf(this.session), $state.snapshot(this.draft) as SessionDraft)
  );
  readonly dirty = $derived(Object.keys(this.patch).length > 0);

  /** The live topic tells of a version. Where nothing is being written it is simply read. */
  async heard(version: number | undefined) {
    if (!version || version <= this.session.version || this.form.busy) return;
    if (this.dirty) return void (this.newer = version);
    const { data } = await requests.getSession(this.session.id);
    if (data && !this.dirty && data.version > this.session.version) this.adopt(data);
  }

  async save(how: How = {}) {
    this.#how = how;
    await this.#send(this.session.version, this.patch);
  }

  async #send(version: number, patch: Schemas['SessionPatch']) {
    this.clash = undefined;
    const before = { session: this.session, patch };
    const saved = await this.form.send(() =>
      requests.changeSession(this.session.id, version, { ...patch, ...this.#how })
    );
    if (saved) return this.#saved(saved, before);
    const problem = this.form.problem;
    if (problem?.code === 'schedule-conflict') {
      this.form.clear();
      this.clash = problem;
    } else if (problem?.status === 412) await this.#meet();
  }

  #saved(saved: Session, before: { session: Session; patch: Schemas['SessionPatch'] }) {
    this.adopt(saved);
    const back = patchOf(draftOf(saved), draftOf(before.session));
    notices.done(t('office.saved'), { label: t('office.undo'), run: () => void this.#undo(saved, back) });
  }

  async #undo(saved: Session, back: Schemas['SessionPatch']) {
    const answer = await requests.changeSession(saved.id, this.session.version, {
      ...back,
      onConflict: 'accept'
    });
    if (answer.data) {
      this.adopt(answer.data);
      notices.done(t('office.undone'));
    } else await this.form.refuse(answer.problem);
  }

  /** Both saved: what only one of us touched goes together by itself. */
  async #meet() {
    const { data: theirs, problem } = await requests.getSession(this.session.id);
    if (problem) return this.form.refuse(problem);
    this.form.clear();
    const found = differences(
      tidy(draftOf(this.session)),
      tidy($state.snapshot(this.draft) as SessionDraft),
      tidy(draftOf(theirs))
    );
    if (found.length > 0) this.stale = { theirs, differences: found };
    else await this.merge(theirs, () => false);
  }

  async merge(theirs: Session, takeTheirs: (path: string[]) => boolean) {
    const mine = tidy($state.snapshot(this.draft) as SessionDraft);
    const patch = patchOnto(tidy(draftOf(this.session)), mine, tidy(draftOf(theirs)), takeTheirs);
    this.stale = undefined;
    if (!patch) return this.adopt(theirs);
    await this.#send(theirs.version, patch as Schemas['SessionPatch']);
  }

  async apply(suggestion: Schemas['Suggestion']) {
    const answer: Answer<Session> = await requests.applySuggestion(suggestion.id);
    if (answer.data) {
      this.adopt(answer.data);
      notices.done(t('office.saved'));
    } else await this.form.refuse(answer.problem);
  }
}
