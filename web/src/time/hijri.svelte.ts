// Hijri dates beside the Gregorian, where the reader wants them: kept on the device, loaded with the first wish.
import { reader } from '../text/language.svelte';
import type { hijriDate } from './hijri_date';

const storageKey = 'multaqa.hijri';

class Hijri {
  on = $state(localStorage.getItem(storageKey) === 'yes');
  #write = $state.raw<typeof hijriDate | undefined>();

  constructor() {
    if (this.on) void this.#load();
  }

  choose(on: boolean) {
    this.on = on;
    localStorage.setItem(storageKey, on ? 'yes' : 'no');
    void this.#load();
  }

  /** The date of a wall time; nothing where it is not wanted, or not there yet. */
  of(wall: number): string {
    return (this.on && this.#write?.(wall, reader.locale)) || '';
  }

  async #load() {
    try {
      this.#write = (await import('./hijri_date')).hijriDate;
    } catch {
      // Without a network; the next wish asks again.
    }
  }
}
export const hijri = new Hijri();
