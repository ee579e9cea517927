// One document of the API while it is edited: what it was, what it became here, and the way to save it.
import type { Answer } from '../api/client';
import { Form } from '../form/form.svelte';
import { StaleSave } from '../edit/stale_save.svelte';
import { patchBetween } from '../edit/three_way';

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
  readonly saving: StaleSave<T>;
  stored = $state.raw() as T;
  draft = $state() as T;
  readonly changed = $derived.by(
    () => Object.keys(patchBetween(content(this.stored), this.#mine())).length > 0
  );

  constructor(document: T, store: Store<T>) {
    this.saving = new StaleSave<T>(this.form, {
      read: () => store.get(),
      write: (version, patch) => store.patch(version, patch),
      content
    });
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
    const saved = await this.saving.save(this.stored, this.#mine());
    if (!saved) return undefined;
    const draft = this.saving.keepingSince(structuredClone(saved), this.#mine());
    this.adopt(saved);
    this.draft = draft;
    return saved;
  }

  #mine = () => content($state.snapshot(this.draft) as T);
}

/** What can be edited: the version and the time of the change are the server's. */
function content<T extends Versioned>(document: T): Partial<T> {
  const rest: Partial<T> = { ...document };
  delete rest.version;
  delete rest.updated;
  return rest;
}
