// One document of the API while it is edited: what it was, what it became here, and the way to save it. Where somebody saved
// first, what both changed is set side by side; everything else is merged without a question.
import type { Answer } from '../api/client';
import { Form } from '../form/form.svelte';
import { differences, patchBetween, patchOnto, type Difference } from '../edit/three_way';

interface Versioned {
  id: string;
  version: number;
  updated: string;
}
interface Store<T> {
  get(): Promise<Answer<T>>;
  patch(version: number, body: object): Promise<Answer<T>>;
}

export class Edited<T extends Versioned> {
  readonly form = new Form();
  stored = $state.raw() as T;
  draft = $state() as T;
  /** Theirs, while the choice is open. */
  clash = $state.raw<{ theirs: T; differences: Difference[] } | undefined>();
  readonly changed = $derived.by(() => Object.keys(this.#patch()).length > 0);
  #store: Store<T>;

  constructor(document: T, store: Store<T>) {
    this.#store = store;
    this.adopt(document);
  }

  adopt(document: T) {
    this.stored = document;
    this.draft = structuredClone(document);
    this.form.clear();
  }

  discard() {
    this.adopt(this.stored);
  }

  /** The document as saved, or undefined where it was not. */
  async save(): Promise<T | undefined> {
    return this.#send(this.stored.version, this.#patch());
  }

  /** After the choice: mine, but for what is to stay as the other one saved it. */
  async merge(takeTheirs: (path: string[]) => boolean): Promise<T | undefined> {
    const theirs = this.clash!.theirs;
    this.clash = undefined;
    const patch = patchOnto(content(this.stored), this.#mine(), content(theirs), takeTheirs) ?? {};
    return this.#send(theirs.version, patch as object);
  }

  #mine = () => content($state.snapshot(this.draft) as T);
  #patch = () => patchBetween(content(this.stored), this.#mine());

  async #send(version: number, patch: object): Promise<T | undefined> {
    if (this.form.busy) return undefined;
    this.form.busy = true;
    this.form.clear();
    const { data, problem } = await this.#store.patch(version, patch);
    this.form.busy = false;
    if (problem?.status === 412) return this.#reconcile();
    if (problem) await this.form.refuse(problem);
    else this.adopt(data);
    return data;
  }

  async #reconcile(): Promise<T | undefined> {
    const { data: theirs, problem } = await this.#store.get();
    if (problem) return void (await this.form.refuse(problem));
    const found = differences(content(this.stored), this.#mine(), content(theirs));
    this.clash = { theirs, differences: found };
    return found.length === 0 ? this.merge(() => false) : undefined;
  }
}

/** What can be edited: the version and the time of the change are the server's. */
function content<T extends Versioned>(document: T): Partial<T> {
  const rest: Partial<T> = { ...document };
  delete rest.version;
  delete rest.updated;
  return rest;
}
