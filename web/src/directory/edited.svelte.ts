// An entry under edit: what was read, what the form holds, and what happens when somebody else has saved in between.
import { ifMatch, type Answer, type Response } from '../api/client';
import { ask } from '../api/client';
import { differences, patchBetween, patchOnto, same, type Difference } from '../edit/three_way';
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
  draft: Omit<T, 'id' | 'version' | 'updated' | 'duplicates'> = $state()!;
  /** What both have changed, when somebody else was first. */
  clash = $state.raw<{ theirs: T; differences: Difference[] } | undefined>();
  #door: Door<T>;
  #before: T;

  constructor(entry: T, door: Door<T>) {
    this.#before = entry;
    this.#door = door;
    this.draft = $state.snapshot(written(entry)) as never;
  }

  get changed(): boolean {
    return !same(tidy(written(this.#before)), this.#mine());
  }

  /** The entry as saved, or undefined when it was refused or has to be merged first. */
  async save(): Promise<T | undefined> {
    const patch = patchBetween(tidy(written(this.#before)), this.#mine());
    if (Object.keys(patch).length === 0) return this.#before;
    return this.#send(patch, this.#before.version);
  }

  /** Goes on after both versions were laid side by side. */
  async saveMerged(takeTheirs: (path: string[]) => boolean): Promise<T | undefined> {
    const theirs = this.clash!.theirs;
    this.clash = undefined;
    return this.#saveOnto(theirs, takeTheirs);
  }

  async #saveOnto(theirs: T, takeTheirs: (path: string[]) => boolean): Promise<T | undefined> {
    const onto = tidy(written(theirs));
    const patch = patchOnto(tidy(written(this.#before)), this.#mine(), onto, takeTheirs) as
      object | undefined;
    return patch ? this.#send(patch, theirs.version) : theirs;
  }

  async #send(patch: object, version: number): Promise<T | undefined> {
    let stale = false;
    const saved = await this.form.send(async (): Promise<Answer<T | undefined>> => {
      const answer = await ask(() => this.#door.write(patch, ifMatch(version)));
      stale = answer.problem?.status === 412;
      return stale ? { data: undefined } : answer;
    });
    return stale ? this.#meet() : saved;
  }

  /** Somebody saved first. Where they changed other things than we did, nobody needs to be asked. */
  async #meet(): Promise<T | undefined> {
    const { data: theirs, problem } = await ask(this.#door.read);
    if (problem) return void (await this.form.refuse(problem));
    const found = differences(tidy(written(this.#before)), this.#mine(), tidy(written(theirs)));
    if (found.length === 0) return this.#saveOnto(theirs, () => false);
    this.clash = { theirs, differences: found };
    return undefined;
  }

  #mine() {
    return tidy($state.snapshot(this.draft)) as Omit<T, 'id' | 'version' | 'updated' | 'duplicates'>;
  }
}
