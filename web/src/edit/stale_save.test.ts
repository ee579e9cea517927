import { describe, expect, it } from 'vitest';
import type { Answer, Problem } from '../api/client';
import { Form } from '../form/form.svelte';
import { mergePatch } from '../live/merge_patch';
import { StaleSave } from './stale_save.svelte';

interface Note {
  version: number;
  text?: string;
  due?: string;
}
const stale: Problem = { type: 'about:blank', title: '', status: 412, code: 'version-mismatch' };

/** A server that holds one note, and refuses who has not seen its version. */
class Server {
  writes: object[] = [];
  constructor(public note: Note) {}

  saving() {
    return new StaleSave<Note>(new Form(), {
      read: async () => ({ data: this.note }),
      write: (version, patch) => this.#write(version, patch),
      content: ({ text, due }) => ({ ...(text && { text }), ...(due && { due }) })
    });
  }

  async #write(version: number, patch: object): Promise<Answer<Note>> {
    this.writes.push(patch);
    if (version !== this.note.version) return { problem: stale };
    this.note = { ...(mergePatch(this.note, patch) as Note), version: version + 1 };
    return { data: this.note };
  }
}

describe('a save that comes second', () => {
  it('goes together by itself where each touched something else', async () => {
    const opened = { version: 1, text: 'old', due: '2027-01-12' };
    const server = new Server({ version: 2, text: 'old', due: '2027-02-01' });
    const saved = await server.saving().save(opened, { text: 'new', due: '2027-01-12' });
    expect(saved).toEqual({ version: 3, text: 'new', due: '2027-02-01' });
  });

  it('tells onto what it was written, so that going back takes back mine alone', async () => {
    const server = new Server({ version: 2, text: 'old', due: '2027-02-01' });
    const saving = server.saving();
    await saving.save({ version: 1, text: 'old', due: '2027-01-12' }, { text: 'new', due: '2027-01-12' });
    expect(saving.base).toEqual({ version: 2, text: 'old', due: '2027-02-01' });
    await saving.save(server.note, { text: 'new', due: '2027-02-01' });
    expect(saving.base).toBeUndefined();
  });

  it('keeps what was written while it was under way', async () => {
    const server = new Server({ version: 1, text: 'old', due: '2027-01-12' });
    const saving = server.saving();
    const saved = await saving.save(server.note, { text: 'sent', due: '2027-01-12' });
    expect(saving.keepingSince(saved!, { text: 'sent and more', due: '2027-01-12' })).toEqual({
      version: 2,
      text: 'sent and more',
      due: '2027-01-12'
    });
    expect(saving.keepingSince(saved!, { text: 'sent' })).toEqual({ version: 2, text: 'sent' });
    expect(saving.keepingSince(saved!, { text: 'sent', due: '2027-01-12' })).toEqual(saved);
  });

  it('asks about what both changed, and writes what was chosen', async () => {
    const server = new Server({ version: 2, text: 'theirs', due: '2027-02-01' });
    const saving = server.saving();
    const mine = { text: 'mine', due: '2027-03-01' };
    expect(await saving.save({ version: 1, text: 'old', due: '2027-01-12' }, mine)).toBeUndefined();
    expect(saving.clash?.differences.map(({ path }) => path)).toEqual([['due'], ['text']]);
    const saved = await saving.merge(([member]) => member === 'due');
    expect(saved).toEqual({ version: 3, text: 'mine', due: '2027-02-01' });
    expect(saving.clash).toBeUndefined();
  });

  it('writes nothing where theirs is taken for everything', async () => {
    const server = new Server({ version: 2, text: 'theirs' });
    const saving = server.saving();
    await saving.save({ version: 1, text: 'old' }, { text: 'mine' });
    expect(await saving.merge(() => true)).toEqual({ version: 2, text: 'theirs' });
    expect(server.writes).toHaveLength(1);
  });

  it('asks again when a third one saves while the choice is open', async () => {
    const server = new Server({ version: 2, text: 'theirs' });
    const saving = server.saving();
    await saving.save({ version: 1, text: 'old' }, { text: 'mine' });
    server.note = { version: 3, text: 'of a third' };
    expect(await saving.merge(() => false)).toBeUndefined();
    expect(saving.clash?.theirs.text).toBe('of a third');
    expect(await saving.merge(() => false)).toEqual({ version: 4, text: 'mine' });
  });

  it('says nothing to the server where nothing was changed', async () => {
    const server = new Server({ version: 5, text: 'theirs' });
    const opened = { version: 1, text: 'old' };
    expect(await server.saving().save(opened, { text: 'old' })).toBe(opened);
    expect(server.writes).toEqual([]);
  });

  it('takes away what was emptied', async () => {
    const server = new Server({ version: 1, text: 'old', due: '2027-01-12' });
    const saved = await server.saving().save(server.note, { text: 'old' });
    expect(saved).toEqual({ version: 2, text: 'old' });
    expect(server.writes).toEqual([{ due: null }]);
  });
});
