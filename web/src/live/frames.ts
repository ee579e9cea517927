// The frames of /api/v1/live, as schema/asyncapi.yaml describes them.
import type { Schemas } from '../api/client';
import type { Op } from './ops';

export interface Subscription {
  t: string;
  epoch?: string;
  seq?: number;
}
export type ClientFrame =
  | { op: 'hello'; subs: Subscription[] }
  | ({ op: 'sub' } & Subscription)
  | { op: 'unsub'; t: string }
  | { op: 'at'; t: string; on: string | null }
  | { op: 'hb' };

/** Somebody who has sessions in hand (`sessions/ID`); without a name where the account is no person's. */
export interface Present {
  id: string;
  name?: Schemas['LocalizedText'];
  on: string[];
  reads?: true;
}
export type ServerFrame =
  | {
      op: 'welcome';
      conn: string;
      account?: string;
      epoch: string;
      hb: number;
      now: string;
      rehearsal?: true;
    }
  | { op: 'snap'; t: string; epoch: string; seq: number; data: Schemas['Agenda'] }
  | { op: 'd'; t: string; seq: number; at: string; ops: Op[] }
  | { op: 'live'; t: string; from: number; seq: number }
  | { op: 'reset'; t: string; why: string }
  | { op: 'at'; t: string; who: Present[]; more?: true }
  | { op: 'hb'; t?: string; seq?: number }
  | { op: 'unsub'; t: string; why: string }
  | { op: 'bye'; retry_ms: number; why: string }
  | { op: 'error'; t?: string; problem: Schemas['Problem'] };
