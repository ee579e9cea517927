import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { Connection, LINGER, SILENCE, type LinkState, type Socket } from './connection';
import type { Present } from './frames';

const topic = 'event/e1/public';
type Frame = Record<string, unknown>;

/** A browser whose time and network the test drives. */
class Surroundings {
  time = 0;
  luck = 0.5;
  sockets: FakeSocket[] = [];
  #timers = new Map<number, { at: number; run: () => void }>();
  #nextTimer = 1;

  open = (): Socket => {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  };
  now = () => this.time;
  random = () => this.luck;
  after = (milliseconds: number, run: () => void) => {
    this.#timers.set(this.#nextTimer, { at: this.time + milliseconds, run });
    return this.#nextTimer++;
  };
  cancel = (timer: number) => void this.#timers.delete(timer);

  pass(milliseconds: number) {
    const until = this.time + milliseconds;
    for (;;) {
      const due = [...this.#timers]
        .filter(([, timer]) => timer.at <= until)
        .sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.#timers.delete(due[0]);
      this.time = due[1].at;
      due[1].run();
    }
    this.time = until;
  }
}

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  sent: Frame[] = [];
  closed = false;
  send = (text: string) => void this.sent.push(JSON.parse(text));
  close = () => void (this.closed = true);
  opens = () => this.onopen?.({} as Event);
  breaks = () => this.onclose?.({} as CloseEvent);
  receives = (...frames: Frame[]) =>
    frames.forEach((frame) => this.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent));
}

const agenda = (title: string) => ({ event: { id: 'e1' }, sessions: { s1: { id: 's1', title } } });
const snap = (seq: number, title = 'first', epoch = 'A') => ({
  op: 'snap',
  t: topic,
  epoch,
  seq,
  data: agenda(title)
});
const change = (seq: number, title: string) => ({
  op: 'd',
  t: topic,
  seq,
  at: '2024-01-28T08:10:00Z',
  ops: [{ set: 'sessions/s1', value: { title } }]
});
const live = (from: number, seq: number) => ({ op: 'live', t: topic, from, seq });

function follow() {
  const around = new Surroundings();
  const seen = {
    titles: [] as string[],
    states: [] as LinkState[],
    refused: [] as string[],
    now: [] as string[]
  };
  const others: Present[][] = [];
  const connection = new Connection(topic, around, {
    welcome: (now) => seen.now.push(now),
    document: (document: Schemas['Agenda']) => seen.titles.push(String(document.sessions.s1.title)),
    state: (state) => seen.states.push(state),
    refused: (why) => seen.refused.push(why),
    others: (present) => others.push(present)
  });
  connection.start();
  const last = () => around.sockets.at(-1)!;
  last().opens();
  return { around, seen, others, connection, last };
}

/** Caught up at seq 7 of epoch A. */
function caughtUp() {
  const test = follow();
  test.last().receives(snap(7), live(7, 7));
  return test;
}

describe('a connection', () => {
  it('asks for the topic and shows the snapshot, then each change in order', () => {
    const { last, seen } = follow();
    expect(last().sent).toEqual([{ op: 'hello', subs: [{ t: topic }] }]);
    last().receives({ op: 'welcome', conn: 'c', epoch: 'A', hb: 25, now: '2024-01-28T08:00:00Z' });
    last().receives(snap(7), live(7, 7), change(8, 'second'), change(9, 'third'));
    expect(seen).toEqual({
      titles: ['first', 'second', 'third'],
      states: ['live'],
      refused: [],
      now: ['2024-01-28T08:00:00Z']
    });
  });

  it('drops what it has seen already', () => {
    const { last, seen } = caughtUp();
    last().receives(change(7, 'old'), change(8, 'new'), change(8, 'again'));
    expect(seen.titles).toEqual(['first', 'new']);
  });

  it('asks once for what is missing when a number is skipped, and shows nothing out of order', () => {
    const { last, seen } = caughtUp();
    last().receives(change(9, 'ninth'), change(10, 'tenth'));
    expect(last().sent.slice(1)).toEqual([{ op: 'sub', t: topic, epoch: 'A', seq: 7 }]);
    last().receives(change(8, 'eighth'), change(9, 'ninth'), change(10, 'tenth'), live(7, 10));
    expect(seen.titles).toEqual(['first', 'eighth', 'ninth', 'tenth']);
  });

  it('learns from a heartbeat that the last change was lost', () => {
    const { last } = caughtUp();
    last().receives({ op: 'hb', t: topic, seq: 7 }, { op: 'hb', t: topic, seq: 8 });
    expect(last().sent.slice(1)).toEqual([{ op: 'sub', t: topic, epoch: 'A', seq: 7 }]);
  });

  it('resumes after a cut from where it was, and misses nothing', () => {
    const { around, last, seen } = caughtUp();
    last().receives(change(8, 'eighth'));
    last().breaks();
    around.pass(500);
    expect(around.sockets).toHaveLength(2);
    last().opens();
    expect(last().sent).toEqual([{ op: 'hello', subs: [{ t: topic, epoch: 'A', seq: 8 }] }]);
    last().receives(change(9, 'ninth'), change(10, 'tenth'), live(8, 10));
    expect(seen.titles).toEqual(['first', 'eighth', 'ninth', 'tenth']);
    expect(seen.states).toEqual(['live', 'offline', 'live']);
  });

  it('starts anew after a reset, keeping the old document until the new one is there', () => {
    const { around, last, seen } = caughtUp();
    last().receives({ op: 'reset', t: topic, why: 'epoch' });
    last().breaks();
    around.pass(500);
    last().opens();
    expect(last().sent).toEqual([{ op: 'hello', subs: [{ t: topic }] }]);
    last().receives(snap(2, 'restored', 'B'), live(2, 2), change(3, 'after'));
    expect(seen.titles).toEqual(['first', 'restored', 'after']);
  });

  it('gives up a connection that is silent for 35 seconds', () => {
    const { around, last, seen } = caughtUp();
    around.pass(SILENCE - 1);
    last().receives({ op: 'hb', t: topic, seq: 7 });
    around.pass(SILENCE - 1);
    expect(seen.states).toEqual(['live']);
    around.pass(1);
    expect(around.sockets[0].closed).toBe(true);
    expect(seen.states).toEqual(['live', 'offline']);
  });

  it('waits longer after each failure, with full jitter, at most 30 seconds', () => {
    const { around, last } = follow();
    const delays: number[] = [];
    last().breaks();
    for (let attempt = 0; attempt < 8; attempt++) {
      const count = around.sockets.length;
      const from = around.time;
      while (around.sockets.length === count) around.pass(1);
      delays.push(around.time - from);
      last().breaks();
    }
    expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 15000, 15000]);
  });

  it('comes back at once after a long life, and when asked to wait, waits as asked', () => {
    const { around, last } = caughtUp();
    for (let second = 0; second < 61; second += 20) {
      around.pass(20_000);
      last().receives({ op: 'hb', t: topic, seq: 7 });
    }
    last().breaks();
    around.pass(0);
    expect(around.sockets).toHaveLength(2);
    last().opens();
    last().receives({ op: 'bye', retry_ms: 1800, why: 'shutting-down' });
    last().breaks();
    around.pass(1799);
    expect(around.sockets).toHaveLength(2);
    around.pass(1);
    expect(around.sockets).toHaveLength(3);
  });

  it('is offline at once when the device says so, and back as soon as it can', () => {
    const { around, connection, last, seen } = caughtUp();
    connection.networkLost();
    expect(seen.states).toEqual(['live', 'offline']);
    around.pass(120_000);
    expect(around.sockets).toHaveLength(1);
    connection.networkFound();
    last().opens();
    expect(last().sent).toEqual([{ op: 'hello', subs: [{ t: topic, epoch: 'A', seq: 7 }] }]);
  });

  it('asks for a sign of life after a sleep and does not wait long for it', () => {
    const { around, connection, last, seen } = caughtUp();
    connection.probe();
    expect(last().sent.slice(1)).toEqual([{ op: 'hb' }]);
    around.pass(5_000);
    expect(seen.states).toEqual(['live', 'offline']);
  });

  it('stops when the topic is refused or taken away, and ignores other topics', () => {
    const refused = follow();
    const problem = { type: '', title: '', status: 404, code: 'not-found' };
    refused.last().receives({ op: 'error', t: 'event/other/public', problem });
    expect(refused.seen.refused).toEqual([]);
    refused.last().receives({ op: 'error', t: topic, problem });
    expect(refused.seen.refused).toEqual(['not-found']);
    refused.around.pass(120_000);
    expect(refused.around.sockets).toHaveLength(1);

    const taken = caughtUp();
    taken.last().receives({ op: 'unsub', t: topic, why: 'forbidden' });
    expect(taken.seen.refused).toEqual(['forbidden']);
  });
});

describe('what is in hand', () => {
  const said = (socket: FakeSocket) => socket.sent.filter(({ op }) => op === 'at').map(({ on }) => on);

  it('is told where one stays, not where one passes by', () => {
    const { around, connection, last } = caughtUp();
    for (const id of ['s1', 's2', 's3']) connection.at(`sessions/${id}`);
    expect(said(last())).toEqual([]);
    around.pass(LINGER);
    expect(said(last())).toEqual(['sessions/s3']);
    connection.at('sessions/s4');
    connection.at('sessions/s3');
    around.pass(LINGER);
    expect(said(last())).toEqual(['sessions/s3']);
    connection.at(undefined);
    around.pass(LINGER);
    expect(last().sent.at(-1)).toEqual({ op: 'at', t: topic, on: null });
  });

  it('stays far below what a server takes, however fast one walks', () => {
    const { around, connection, last } = caughtUp();
    for (let step = 0; step < 100; step++) {
      connection.at(`sessions/${step}`);
      around.pass(30);
    }
    expect(said(last()).length).toBeLessThan(10);
  });

  it('is told again on a new connection, right after the greeting', () => {
    const { around, connection, last } = caughtUp();
    connection.at('sessions/s1');
    around.pass(LINGER);
    last().breaks();
    around.pass(500);
    connection.at('sessions/s2');
    last().opens();
    expect(last().sent.map(({ op }) => op)).toEqual(['hello', 'at']);
    expect(said(last())).toEqual(['sessions/s2']);
    around.pass(LINGER);
    expect(said(last())).toEqual(['sessions/s2']);
  });

  it('is not told any more by a page that was left', () => {
    const { around, connection, last } = caughtUp();
    connection.at('sessions/s1');
    connection.stop();
    around.pass(LINGER);
    expect(said(last())).toEqual([]);
  });

  it('is heard of the others alone', () => {
    const { last, others } = caughtUp();
    const [me, amina] = [
      { id: 'me', on: ['sessions/s1'] },
      { id: 'amina', name: { fr: 'Amina' }, on: ['sessions/s1', 'sessions/s2'] }
    ];
    last().receives({
      op: 'welcome',
      conn: 'c',
      account: 'me',
      epoch: 'A',
      hb: 25,
      now: '2024-01-28T08:00:00Z'
    });
    last().receives({ op: 'at', t: topic, who: [me, amina], more: true }, { op: 'at', t: topic, who: [me] });
    last().receives({ op: 'at', t: 'event/other/staff', who: [amina] });
    expect(others).toEqual([[amina], []]);
  });
});
