import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { openedBy } from './papers';

const paper = (id: string, more: Partial<Schemas['Document']>) =>
  ({ id, audience: 'public', uri: 'https://example.org/', ...more }) as Schemas['Document'];

const documents = [
  paper('of the event', {}),
  paper('of an old session', { sessionId: 'old' }),
  paper('of a new session', { sessionId: 'new', audience: 'participant' }),
  paper('for staff', { sessionId: 'new', audience: 'staff' }),
  paper('without its file', { sessionId: 'new', uri: undefined }),
  paper('of a draft', { sessionId: 'draft' })
];
const ids = (opened: Schemas['Document'][]) => opened.map(({ id }) => id);

describe('the documents that a release opens', () => {
  const working = new Set(['old', 'new']);
  it('are those of sessions that it shows for the first time', () => {
    expect(ids(openedBy(documents, { released: new Set(['old']), working }))).toEqual(['of a new session']);
  });
  it('are those of the event, too, with the first', () => {
    expect(ids(openedBy(documents, { released: undefined, working }))).toEqual([
      'of the event',
      'of an old session',
      'of a new session'
    ]);
  });
});
