// How far a change of an occurrence goes: asked once for each change, in a dialog that is loaded when it is needed.
import { mount, unmount } from 'svelte';
import type { paths } from '../api/schema';
import { notices } from '../shell/notices.svelte';
import { needMessages, t } from '../text/language.svelte';

type Query = NonNullable<paths['/sessions/{id}']['patch']['parameters']['query']>;
export type Reach = NonNullable<Query['recurrence']>;
export const reaches: Reach[] = ['this', 'this-and-future', 'all'];
export type Change = 'save' | 'move' | 'remove';

/** Undefined: nothing is to be changed after all. */
export async function askReach(change: Change): Promise<Reach | undefined> {
  let ReachDialog;
  try {
    [{ default: ReachDialog }] = await Promise.all([
      import('./ReachDialog.svelte'),
      needMessages('recurrence')
    ]);
  } catch {
    return void notices.trouble(t('problem.unreachable'));
  }
  const Component = ReachDialog;
  return new Promise((resolve) => {
    const dialog = mount(Component, { target: document.body, props: { change, answer } });
    function answer(reach: Reach | undefined) {
      void unmount(dialog);
      resolve(reach);
    }
  });
}
