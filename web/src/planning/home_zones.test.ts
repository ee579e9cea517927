import { describe, expect, it } from 'vitest';
import { homeZones } from './home_zones';

describe('where those who take part live', () => {
  it('is told by zone, without those of whom it is not known', async () => {
    const homes: Record<string, string> = { a: 'Europe/Paris', c: 'Africa/Casablanca', d: 'Europe/Paris' };
    const zones = await homeZones(['a', 'b', 'c', 'd'], async (id) => homes[id]);
    expect([...zones]).toEqual([
      ['Europe/Paris', ['a', 'd']],
      ['Africa/Casablanca', ['c']]
    ]);
  });

  it('asks about few at once', async () => {
    let open = 0;
    let most = 0;
    const people = Array.from({ length: 20 }, (_, index) => `p${index}`);
    const zones = await homeZones(people, async () => {
      most = Math.max(most, ++open);
      await Promise.resolve();
      open -= 1;
      return 'Europe/Paris';
    });
    expect(most).toBe(6);
    expect(zones.get('Europe/Paris')).toEqual(people);
  });
});
