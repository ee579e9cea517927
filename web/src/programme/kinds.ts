// Session types in families that share a colour; the word always stands beside it.
import type { Schemas } from '../api/client';

export type Family = 'plenary' | 'workshop' | 'bilateral' | 'visit' | 'transfer' | 'social';

const families: Record<Schemas['SessionType'], Family> = {
  plenary: 'plenary',
  panel: 'plenary',
  workshop: 'workshop',
  presentation: 'workshop',
  training: 'workshop',
  bilateral: 'bilateral',
  'courtesy-call': 'bilateral',
  signing: 'bilateral',
  ceremony: 'bilateral',
  visit: 'visit',
  transfer: 'transfer',
  arrival: 'transfer',
  departure: 'transfer',
  other: 'transfer',
  meal: 'social',
  break: 'social',
  reception: 'social',
  press: 'social',
  welcome: 'social',
  opening: 'plenary',
  discussion: 'plenary',
  closing: 'plenary',
  meeting: 'bilateral',
  consultation: 'bilateral'
};

export const familyOf = (type: Schemas['SessionType']): Family => families[type] ?? 'transfer';
export const colourOf = (type: Schemas['SessionType']): string => `var(--kind-${familyOf(type)})`;
