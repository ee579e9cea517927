import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { differences, patchOnto } from '../edit/three_way';
import { contentOf } from './document_save';

const document = {
  id: '1',
  eventId: '2',
  kind: 'agenda',
  title: { en: 'Agenda' },
  audience: 'staff',
  fileName: 'agenda.pdf',
  sha256: 'a'.repeat(64),
  version: 1,
  updated: '2024-01-05T10:00:00Z'
} as Schemas['Document'];

describe('two changes of a document', () => {
  const before = contentOf(document);
  const file = new File(['x'], 'new.pdf');
  const mine = { ...before, title: { en: 'Programme' }, file: [file] };

  it('meet where both brought a file', () => {
    const theirs = contentOf({ ...document, sha256: 'b'.repeat(64), audience: 'public' });
    expect(differences(before, mine, theirs).map(({ path }) => path)).toEqual([['file']]);
    expect(patchOnto(before, mine, theirs, () => true)).toEqual({ title: { en: 'Programme' } });
    const whole = patchOnto(before, mine, theirs, () => false) as { file: unknown[] };
    expect(whole.file[0]).toBe(file);
  });

  it('do not meet where a save of ours got half way: the members stand, the file is sent', () => {
    const half = contentOf({ ...document, title: { en: 'Programme' }, fileName: 'new.pdf' });
    expect(differences(before, mine, half)).toEqual([]);
    expect(Object.keys(patchOnto(before, mine, half, () => false) as object)).toEqual(['file']);
  });
});
