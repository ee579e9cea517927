// Follows one topic over WebSocket: snapshot, gapless changes, resume after any cut (schema/asyncapi.yaml).
import type { Schemas } from '../api/client';
import { BackOff } from './back_off';
import type { ClientFrame, Present, ServerFrame, Subscription } from './frames';
import { applyOps } from './ops';

export const SILENCE = 35_000;
const ANSWER = 5_000;
/** Walking through a timetable is no news: only where one stays. */
export const LINGER = 400;

/** What a browser gives; tests give their own. */
export interface Socket {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(text: string): void;
  close(): void;
}
export interface Surroundings {
  open(): Socket;
  now(): number;
  random(): number;
  after(milliseconds: number, run: () => void): number;
  cancel(timer: number): void;
}
export interface Follower {
  welcome(now: string, rehearsal: boolean): void;
  /** A document that is complete up to here; `at` is the server's time of the last change, absent for a snapshot. */
  document(document: Schemas['Agenda'], at?: string): void;
  state(state: LinkState): void;
  /** The topic is not for this reader, or no longer. */
  refused(why: string): void;
  /** The others who have something in hand now, on a topic that tells so. */
  others?(others: Present[]): void;
}
/** `live`: nothing is missing. `connecting`: first attempt. `offline`: the document shown may be old. */
export type LinkState = 'connecting' | 'live' | 'offline';

export class Connection {
  #socket: Socket | undefined;
  #backOff: BackOff;
  #openedAt: number | undefined;
  #byeDelay: number | undefined;
  #silence: number | undefined;
  #retry: number | undefined;
  #stopped = false;
  #epoch: string | undefined;
  #seq = 0;
  #document: Schemas['Agenda'] | undefined;
  #resuming = false;
  /** As whom the others hear of this connection. */
  #account: string | undefined;
  #inHand: string | undefined;
  #told: string | undefined;
  #lingering: number | undefined;

  constructor(
    private readonly topic: string,
    private readonly around: Surroundings,
    private readonly follower: Follower
  ) {
    this.#backOff = new BackOff(() => around.random());
  }

  start() {
    this.#stopped = false;
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    this.#cancel();
    this.#drop();
  }

  /** The device says the network is gone: say so at once instead of after the silence. */
  networkLost() {
    this.#cancel();
    this.#drop();
    if (!this.#stopped) this.follower.state('offline');
  }

  networkFound() {
    if (this.#stopped || this.#socket) return;
    this.#cancel();
    this.#backOff.reset();
    this.#connect();
  }

  /** After a sleep the socket may be dead without knowing: ask for a sign of life. */
  probe() {
    if (!this.#socket || this.#openedAt === undefined) return this.networkFound();
    this.#send({ op: 'hb' });
    this.#expect(ANSWER);
  }

  /** What the reader has in hand, for the others who follow the topic: `sessions/ID`, or nothing. */
  at(on: string | undefined) {
    this.#inHand = on;
    this.#lingering ??= this.around.after(LINGER, () => {
      this.#lingering = undefined;
      if (this.#openedAt !== undefined) this.#tell();
    });
  }

  #tell() {
    if (this.#inHand === this.#told) return;
    this.#told = this.#inHand;
    this.#send({ op: 'at', t: this.topic, on: this.#inHand ?? null });
  }

  #connect() {
    const socket = this.around.open();
    this.#socket = socket;
    this.#openedAt = undefined;
    this.#byeDelay = undefined;
    this.#expect(SILENCE);
    socket.onopen = () => {
      this.#openedAt = this.around.now();
      this.#expect(SILENCE);
      this.#resuming = true;
      this.#send({ op: 'hello', subs: [this.#position()] });
      this.#told = undefined;
      this.#tell();
    };
    socket.onmessage = (event) => {
      if (socket !== this.#socket) return;
      this.#expect(SILENCE);
      this.#receive(JSON.parse(String(event.data)) as ServerFrame);
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.#lost();
    };
  }

  #receive(frame: ServerFrame) {
    if ('t' in frame && frame.t !== undefined && frame.t !== this.topic) return;
    switch (frame.op) {
      case 'welcome':
        this.#account = frame.account;
        return this.follower.welcome(frame.now, frame.rehearsal === true);
      case 'snap':
        this.#epoch = frame.epoch;
        this.#seq = frame.seq;
        return this.#show(frame.data);
      case 'd':
        return this.#change(frame);
      case 'live':
        this.#resuming = false;
        if (frame.seq !== this.#seq) return this.#resubscribe();
        return this.follower.state('live');
      case 'reset':
        this.#epoch = undefined;
        return;
      case 'at':
        return this.follower.others?.(frame.who.filter(({ id }) => id !== this.#account));
      case 'hb':
        if (frame.seq !== undefined && frame.seq > this.#seq) this.#resubscribe();
        return;
      case 'bye':
        this.#byeDelay = frame.retry_ms;
        return;
      case 'unsub':
        return frame.why === 'requested' ? undefined : this.#refuse(frame.why);
      case 'error':
        return frame.t === undefined ? undefined : this.#refuse(frame.problem.code);
    }
  }

  #change(frame: Extract<ServerFrame, { op: 'd' }>) {
    if (!this.#document || frame.seq <= this.#seq) return;
    if (frame.seq > this.#seq + 1) return this.#resubscribe();
    this.#seq = frame.seq;
    this.#show(applyOps(this.#document, frame.ops), frame.at);
  }

  #show(document: Schemas['Agenda'], at?: string) {
    this.#document = document;
    this.follower.document(document, at);
  }

  /** Something is missing: ask for it from the last known place, once until the answer is complete. */
  #resubscribe() {
    if (this.#resuming) return;
    this.#resuming = true;
    this.#send({ op: 'sub', ...this.#position() });
  }

  #position(): Subscription {
    if (this.#epoch === undefined || !this.#document) return { t: this.topic };
    return { t: this.topic, epoch: this.#epoch, seq: this.#seq };
  }

  #refuse(why: string) {
    this.stop();
    this.follower.refused(why);
  }

  #lost() {
    const lived = this.#openedAt === undefined ? 0 : this.around.now() - this.#openedAt;
    const delay = this.#backOff.next(lived, this.#byeDelay);
    this.#cancel();
    this.#drop();
    if (this.#stopped) return;
    this.follower.state('offline');
    this.#retry = this.around.after(delay, () => this.#connect());
  }

  #expect(milliseconds: number) {
    if (this.#silence !== undefined) this.around.cancel(this.#silence);
    this.#silence = this.around.after(milliseconds, () => this.#lost());
  }

  #cancel() {
    if (this.#silence !== undefined) this.around.cancel(this.#silence);
    if (this.#retry !== undefined) this.around.cancel(this.#retry);
    // A new connection says at once what is in hand.
    if (this.#lingering !== undefined) this.around.cancel(this.#lingering);
    this.#silence = this.#retry = this.#lingering = undefined;
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #send(frame: ClientFrame) {
    this.#socket?.send(JSON.stringify(frame));
  }
}
