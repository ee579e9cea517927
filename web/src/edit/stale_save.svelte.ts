// Saving what somebody else may have saved first. The server refuses the second (412); then what was opened, what stands on
// the screen and what was saved meanwhile meet member by member: only what both changed is asked about.
import type { Answer } from '../api/client';
import { Form } from '../form/form.svelte';
import { mergePatch } from '../live/merge_patch';
import { differences, patchBetween, patchOnto, type Difference } from './three_way';

interface Versioned {
  version: number;
}

/** How a document is read, written and compared. */
export interface Door<T extends Versioned> {
  read: () => Promise<Answer<T>>;
  /** With the patch of the members that `content` names. */
  write: (version: number, patch: object) => Promise<Answer<T>>;
  /** What of a document is edited; members that say nothing are left out. */
  content: (document: T) => object;
}

export class StaleSave<T extends Versioned> {
  /** Theirs and what both changed, while the choice is open. */
  clash = $state.raw<{ theirs: T; differences: Difference[] } | undefined>();
  /** Onto what the last save was written: going back to it undoes mine alone. Undefined where nothing had to be written. */
  base: T | undefined;
  #form: Form;
  #door: Door<T>;
  #before: T | undefined;
  #mine: object = {};

  constructor(form: Form, door: Door<T>) {
    this.#form = form;
    this.#door = door;
  }

  /** The document as saved; undefined where it was refused, or a choice has to be made first. */
  save(before: T, mine: object): Promise<T | undefined> {
    this.#before = before;
    this.#mine = mine;
    return this.#send(before, patchBetween(this.#door.content(before), mine));
  }

  /** After the choice: mine, but for what is to stay as the other one saved it. */
  merge(takeTheirs: (path: string[]) => boolean): Promise<T | undefined> {
    const theirs = this.clash!.theirs;
    this.clash = undefined;
    return this.#saveOnto(theirs, takeTheirs);
  }

  /** What came back, and upon it what was written here while the save was under way. */
  keepingSince<D extends object>(saved: D, now: object): D {
    return mergePatch(saved, patchBetween(this.#mine, now)) as D;
  }

  #saveOnto(theirs: T, takeTheirs: (path: string[]) => boolean): Promise<T | undefined> {
    const { content } = this.#door;
    const patch = patchOnto(content(this.#before!), this.#mine, content(theirs), takeTheirs) ?? {};
    return this.#send(theirs, patch);
  }

  async #send(onto: T, patch: object): Promise<T | undefined> {
    // Everything is there already: nothing is written for it.
    this.base = undefined;
    if (Object.keys(patch).length === 0) return onto;
    let stale = false;
    const saved = await this.#form.send(async (): Promise<Answer<T | undefined>> => {
      const answer = await this.#door.write(onto.version, patch);
      stale = answer.problem?.status === 412;
      return stale ? { data: undefined } : answer;
    });
    if (saved) this.base = onto;
    return stale ? this.#meet() : saved;
  }

  /** Where they changed other things than we did, nobody needs to be asked. */
  async #meet(): Promise<T | undefined> {
    const theirs = await this.#form.send(this.#door.read);
    if (!theirs) return undefined;
    const { content } = this.#door;
    const found = differences(content(this.#before!), this.#mine, content(theirs));
    if (found.length === 0) return this.#saveOnto(theirs, () => false);
    this.clash = { theirs, differences: found };
    return undefined;
  }
}
