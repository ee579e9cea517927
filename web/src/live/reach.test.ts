import { describe, expect, it } from 'vitest';
import { KNOCK_EVERY, Reach } from './reach.svelte';

/** A device whose time, timers and network the test drives. */
function device() {
  const timers = new Map<number, () => void>();
  const here = { time: 1_000, online: true, knocks: 0, waits: [] as number[] };
  const reach = new Reach({
    now: () => here.time,
    after: (milliseconds, run) => {
      here.waits.push(milliseconds);
      timers.set(here.waits.length, run);
      return here.waits.length;
    },
    cancel: (timer) => void timers.delete(timer),
    knock: () => {
      here.knocks += 1;
      return here.online ? Promise.resolve() : Promise.reject(new Error('no network'));
    }
  });
  const due = async () => {
    const runs = [...timers.values()];
    timers.clear();
    for (const run of runs) run();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { here, reach, due, waiting: () => timers.size };
}

describe('whether the server can be reached', () => {
  it('is so at first, and asks for nothing', () => {
    const { reach, waiting } = device();
    expect(reach.state).toBe('there');
    expect(waiting()).toBe(0);
  });

  it('tells when the server was heard last before it was lost', () => {
    const { here, reach } = device();
    here.time = 5_000;
    reach.answered();
    here.time = 9_000;
    reach.lost();
    expect([reach.state, reach.heardAt]).toEqual(['lost', 5_000]);
  });

  it('takes what was followed until the end as heard until the end', () => {
    const { here, reach } = device();
    here.time = 9_000;
    reach.followed();
    reach.lost();
    expect(reach.heardAt).toBe(9_000);
  });

  it('knocks until there is an answer', async () => {
    const { here, reach, due, waiting } = device();
    here.online = false;
    reach.lost();
    await due();
    await due();
    expect([reach.state, here.knocks, waiting()]).toEqual(['lost', 2, 1]);
    expect(here.waits.every((wait) => wait === KNOCK_EVERY)).toBe(true);
    here.online = true;
    await due();
    expect([reach.state, waiting()]).toEqual(['back', 0]);
  });

  it('goes by the answer to another request too, and stops knocking', () => {
    const { reach, waiting } = device();
    reach.lost();
    reach.answered();
    expect([reach.state, waiting()]).toEqual(['back', 0]);
  });

  it('keeps the age of what is shown until it is read again', () => {
    const { here, reach } = device();
    here.time = 2_000;
    reach.answered();
    reach.lost();
    here.time = 8_000;
    reach.answered();
    reach.lost();
    expect(reach.heardAt).toBe(2_000);
    reach.answered();
    reach.readAgain();
    expect(reach.state).toBe('there');
    reach.lost();
    expect(reach.heardAt).toBe(8_000);
  });

  it('is not read again while nothing can be read', () => {
    const { reach } = device();
    reach.lost();
    reach.readAgain();
    expect(reach.state).toBe('lost');
  });
});
