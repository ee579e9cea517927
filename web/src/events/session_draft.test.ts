import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { draftOf, patchOf } from './session_draft';

const session = {
  id: 's',
  version: 4,
  type: 'panel',
  title: { fr: 'Eau', en: 'Water' },
  description: { fr: 'De l’eau' },
  status: 'tentative',
  start: '2027-03-01T09:00:00',
  duration: 'PT1H',
  timeZone: 'Africa/Tunis',
  allDay: false,
  anchor: 'local',
  exclusive: false,
  virtualLocations: {},
  participants: { a: { roles: { speaker: true }, required: true, participationStatus: 'accepted' } }
} as unknown as Schemas['Session'];

describe('what is sent of a session', () => {
  it('is nothing where nothing changed, even when texts were opened and left empty', () => {
    const draft = { ...draftOf(session), needs: { audience: undefined }, languages: { spoken: [] } };
    expect(patchOf(draftOf(session), draft)).toEqual({});
  });

  it('takes away emptied texts and people, and keeps the rest as it is', () => {
    const draft = { ...draftOf(session), title: { fr: 'Eau' }, description: {}, participants: {} };
    expect(patchOf(draftOf(session), draft)).toEqual({
      title: { en: null },
      description: null,
      participants: { a: null }
    });
  });

  it('tells roles apart', () => {
    const draft = draftOf(session);
    draft.participants.a.roles = { chair: true };
    expect(patchOf(draftOf(session), draft)).toEqual({
      participants: { a: { roles: { speaker: null, chair: true } } }
    });
  });
});
