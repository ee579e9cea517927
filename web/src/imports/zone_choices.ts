// The zones among which somebody chooses: first those that may be meant, then all others by their names.
import { isolate } from '../text/isolate';

export function zoneChoices(candidates: string[], zones: string[], cityOf: (zone: string) => string) {
  const others = zones.filter((zone) => zone.includes('/') && !candidates.includes(zone));
  return [...candidates, ...others].map((zone) => ({
    value: zone,
    text: `${isolate(cityOf(zone))} (${isolate(zone)})`
  }));
}
