// How far a change of an occurrence goes: asked once for each change, by a dialog that is loaded when it is needed
// (ReachQuestion.svelte, on each page that asks).
import type { paths } from '../api/schema';

type Query = NonNullable<paths['/sessions/{id}']['patch']['parameters']['query']>;
export type Reach = NonNullable<Query['recurrence']>;
export const reaches: Reach[] = ['this', 'this-and-future', 'all'];
export type Change = 'save' | 'move' | 'remove';

class Question {
  open = $state.raw<{ change: Change; answer: (reach: Reach | undefined) => void } | undefined>();
}
export const question = new Question();

/** Undefined: nothing is to be changed after all. */
export function askReach(change: Change): Promise<Reach | undefined> {
  question.open?.answer(undefined);
  return new Promise((resolve) => {
    const answer = (reach: Reach | undefined) => {
      question.open = undefined;
      resolve(reach);
    };
    question.open = { change, answer };
  });
}
