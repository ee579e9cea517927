// An entry under edit: what was read, what the form holds, and what happens when somebody else has saved in between.
import { ask, ifMatch, type Response } from '../api/client';
import { StaleSave } from '../edit/stale_save.svelte';
import { same } from '../edit/three_way';
import { Form } from '../form/form.svelte';
import { tidy, written } from './draft';

interface Entry {
  id: string;
  version: number;
}
interface Door<T> {
  read: () => Promise<Response<T>>;
  write: (patch: object, match: string) => Promise<Response<T>>;
}

export class Edited<T extends Entry> {
  readonly form = new Form();
  readonly saving: StaleSave<T>;
  draft: Omit<T, 'id' | 'version' | 'updated' | 'duplicates'> = $state()!;
  #before: T;

  constructor(entry: T, door: Door<T>) {
    this.#before = entry;
    this.draft = $state.snapshot(written(entry)) as never;
    this.saving = new StaleSave<T>(this.form, {
      read: () => ask(door.read),
      write: (version, patch) => ask(() => door.write(patch, ifMatch(version))),
      content: (of) => tidy(written(of))
    });
  }

  get changed(): boolean {
    return !same(tidy(written(this.#before)), this.#mine());
  }

  /** The entry as saved, or undefined when it was refused or has to be merged first. */
  save(): Promise<T | undefined> {
    return this.saving.save(this.#before, this.#mine());
  }

  #mine() {
    return tidy($state.snapshot(this.draft)) as Omit<T, 'id' | 'version' | 'updated' | 'duplicates'>;
  }
}
