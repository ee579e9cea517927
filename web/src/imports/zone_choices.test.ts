import { expect, it } from 'vitest';
import { zoneChoices } from './zone_choices';

it('offers what may be meant first, and every other place once', () => {
  const zones = ['Africa/Casablanca', 'CET', 'Europe/Madrid', 'Europe/Paris'];
  const values = zoneChoices(['Europe/Paris'], zones, (zone) => zone).map(({ value }) => value);
  expect(values).toEqual(['Europe/Paris', 'Africa/Casablanca', 'Europe/Madrid']);
});
