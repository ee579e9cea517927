// The working programme of an event as the sessions pages see it: live, with its clashes.
import type { Schemas } from '../api/client';
import { LiveAgenda } from '../live/follow.svelte';
import type { Agenda } from '../programme/agenda';
import { said } from '../text/language.svelte';
import { getConflicts } from './requests';
import { rowsOf } from './session_row';

const SETTLE = 250;

export class Working {
  conflicts = $state.raw<Schemas['Conflict'][]>([]);
  readonly live: LiveAgenda;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly event: Schemas['Event']) {
    this.live = new LiveAgenda(event.id, 'staff', () => this.#refreshSoon());
  }

  start() {
    this.live.start();
  }

  stop() {
    clearTimeout(this.#timer);
    this.live.stop();
  }

  get agenda(): Agenda | undefined {
    return this.live.document;
  }
  readonly rows = $derived.by(() => (this.live.document ? rowsOf(this.live.document, this.conflicts) : []));

  roomName(id: string | undefined): string {
    return id ? said(this.agenda?.rooms[id]?.name) : '';
  }
  personName(id: string): string {
    return said(this.agenda?.people[id]?.name);
  }
  readonly rooms = $derived.by(() =>
    Object.values(this.live.document?.rooms ?? {})
      .map((room) => ({ value: room.id, text: said(room.name) }))
      .sort((a, b) => a.text.localeCompare(b.text))
  );

  #refreshSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetchConflicts(), SETTLE);
  }

  async #fetchConflicts() {
    const { data } = await getConflicts(this.event.id);
    if (data) this.conflicts = data.conflicts.filter(({ severity }) => severity !== 'ignore');
  }
}
