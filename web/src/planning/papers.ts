// Which documents a release opens to others than staff: those of sessions that it shows for the first time, and with the
// first release those of the event itself. All others are read as soon as they are there.
import type { Schemas } from '../api/client';

type Document = Schemas['Document'];
interface Sessions {
  /** Of the newest release; `undefined` before the first. */
  released: ReadonlySet<string> | undefined;
  /** That publishing now would show. */
  working: ReadonlySet<string>;
}

export function openedBy(documents: readonly Document[], { released, working }: Sessions): Document[] {
  return documents.filter(({ audience, uri, size, sessionId }) => {
    if (audience === 'staff' || (uri === undefined && size === undefined)) return false;
    if (sessionId === undefined) return released === undefined;
    return working.has(sessionId) && !released?.has(sessionId);
  });
}
