// The server's clock for pages that follow nothing live: a rehearsal tells its shifted time.
import { clock } from '../time/clock.svelte';

export async function needServerClock() {
  if (clock.known) return;
  try {
    const response = await fetch('/healthz');
    const { rehearsal } = (await response.json()) as { rehearsal?: string };
    const now = rehearsal ?? new Date(response.headers.get('Date') ?? Date.now()).toISOString();
    clock.adopt(now, rehearsal !== undefined);
  } catch {
    // Without the server there is this device's clock.
  }
}
