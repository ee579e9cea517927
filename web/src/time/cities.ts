// What a zone is called for people: its city, in their language where we know it.
import { hasMessage, t } from '../text/language.svelte';

export function cityOf(zone: string): string {
  const key = `city.${zone}`;
  if (hasMessage(key)) return t(key);
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
