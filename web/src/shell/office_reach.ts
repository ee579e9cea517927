// The office's reach of the server: every request of its pages tells, and so does the device.
import { api } from '../api/client';
import type { Listener } from '../api/http';
import { Reach } from '../live/reach.svelte';

export const reach = new Reach({
  now: () => Date.now(),
  after: (milliseconds, run) => window.setTimeout(run, milliseconds),
  cancel: (timer) => clearTimeout(timer),
  knock: () => fetch('/healthz', { cache: 'no-store' })
});

/** Until the signal: requests without an answer, and what the device says of its network. `follows`: whether the page is live. */
export function watchReach(signal: AbortSignal, follows: () => boolean) {
  const told: Listener = {
    answered: () => {
      // What was on its way when the device lost its network proves nothing.
      if (navigator.onLine) reach.answered();
    },
    failed: (error) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) reach.lost();
    }
  };
  api.listeners.add(told);
  const cut = () => {
    if (follows()) reach.followed();
    reach.lost();
  };
  addEventListener('offline', cut, { signal });
  addEventListener('online', () => void reach.knock(), { signal });
  signal.addEventListener('abort', () => {
    api.listeners.delete(told);
    reach.stop();
  });
  if (!navigator.onLine) reach.lost();
}
