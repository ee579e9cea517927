// A change as the log tells it.
import type { Schemas } from '../api/client';

export type Change = Schemas['Change'];

export const keyOf = ({ scope, revision, n }: Change) => `${scope}/${revision}/${n}`;
