// One session while it is edited: what was read, what is written, and how saving can end.
import type { Answer, Problem, Schemas } from '../api/client';
import { StaleSave } from '../edit/stale_save.svelte';
import { Form } from '../form/form.svelte';
import { askReach, type Reach } from '../recurrence/reach.svelte';
import { notices } from '../shell/notices.svelte';
import { t } from '../text/language.svelte';
import * as requests from './requests';
import { draftOf, patchOf, tidy, type SessionDraft } from './session_draft';

type Session = Schemas['Session'];
type How = Pick<Schemas['SessionPatch'], 'disambiguation' | 'onConflict' | 'reason'>;

/** To lose its time, or to become a part of another, is nothing that the others of its recurrence can follow. */
const isOfOneAlone = ({ start, parentId }: Schemas['SessionPatch']) =>
  start === null || parentId !== undefined;

export class SessionEditor {
  readonly form = new Form();
  readonly saving: StaleSave<Session>;
  session = $state.raw<Session>() as Session;
  draft = $state<SessionDraft>() as SessionDraft;
  /** A refused place. */
  clash = $state.raw<Problem | undefined>();
  /** A newer version that was seen before anything is saved. */
  newer = $state.raw<number | undefined>();
  #how: How = {};
  /** Of the save under way, and of those that insist on it. */
  #reach: Reach | undefined;
  #isAsking = false;

  constructor(session: Session) {
    const { id } = session;
    this.saving = new StaleSave<Session>(this.form, {
      read: () => requests.getSession(id),
      write: (version, patch) => requests.changeSession(id, version, { ...patch, ...this.#how }, this.#reach),
      content: (of) => tidy(draftOf(of))
    });
    this.adopt(session);
  }

  adopt(session: Session) {
    this.session = session;
    this.draft = draftOf(session);
    this.newer = undefined;
    this.clash = undefined;
  }

  readonly patch = $derived.by(() =>
    patchOf(draftOf(this.session), $state.snapshot(this.draft) as SessionDraft)
  );
  readonly dirty = $derived(Object.keys(this.patch).length > 0);

  /** Only what is tentative is held until a time. */
  setStatus(status: string | undefined) {
    this.draft.status = status as Session['status'];
    const held = this.draft.heldUntil ?? this.session.heldUntil;
    this.draft.heldUntil = status === 'tentative' ? held : undefined;
  }

  /** The live topic tells of a version. Where nothing is being written it is simply read. */
  async heard(version: number | undefined) {
    if (!version || version <= this.session.version || this.form.busy) return;
    if (this.dirty) return void (this.newer = version);
    const { data } = await requests.getSession(this.session.id);
    if (data && !this.dirty && data.version > this.session.version) this.adopt(data);
  }

  /** What was done beside the form has changed it. */
  async reread() {
    const { data } = await requests.getSession(this.session.id);
    if (data && !this.dirty) this.adopt(data);
  }

  async save(how: How = {}) {
    if (this.form.busy || this.#isAsking) return;
    const isInsisting = Object.keys(how).length > 0;
    if (!isInsisting && !(await this.#askReach())) return;
    this.#how = how;
    this.clash = undefined;
    await this.#finish(await this.saving.save(this.session, this.#mine()));
  }

  /** Asked where others could go along. Whether to go on. */
  async #askReach(): Promise<boolean> {
    this.#reach = undefined;
    if (!this.session.recurrence || !this.dirty || isOfOneAlone(this.patch)) return true;
    this.#isAsking = true;
    this.#reach = await askReach('save');
    this.#isAsking = false;
    return this.#reach !== undefined;
  }

  #mine = () => tidy($state.snapshot(this.draft) as SessionDraft);

  async merge(takeTheirs: (path: string[]) => boolean) {
    await this.#finish(await this.saving.merge(takeTheirs));
  }

  async #finish(saved: Session | undefined) {
    if (saved) return this.#saved(saved, this.saving.base);
    const problem = this.form.problem;
    if (problem?.code !== 'schedule-conflict') return;
    this.form.clear();
    this.clash = problem;
  }

  #saved(saved: Session, base: Session | undefined) {
    const draft = this.saving.keepingSince(draftOf(saved), this.#mine());
    this.adopt(saved);
    this.draft = draft;
    const back = base && patchOf(draftOf(saved), draftOf(base));
    const reach = this.#reach;
    const undo = back && { label: t('office.undo'), run: () => void this.#undo(saved, back, reach) };
    notices.done(t('office.saved'), undo);
  }

  async #undo(saved: Session, back: Schemas['SessionPatch'], reach: Reach | undefined) {
    const patch = { ...back, onConflict: 'accept' as const };
    const answer = await requests.changeSession(saved.id, this.session.version, patch, reach);
    if (answer.data) {
      this.adopt(answer.data);
      notices.done(t('office.undone'));
    } else await this.form.refuse(answer.problem);
  }

  async apply(suggestion: Schemas['Suggestion']) {
    const answer: Answer<Session> = await requests.applySuggestion(suggestion.id);
    if (answer.data) {
      this.adopt(answer.data);
      notices.done(t('office.saved'));
    } else await this.form.refuse(answer.problem);
  }
}
