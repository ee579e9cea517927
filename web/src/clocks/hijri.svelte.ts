// Hijri dates beside the Gregorian, where the reader wants them: kept on the device.
import { reader } from '../text/language.svelte';
import { hijriDate } from './hijri_date';

const storageKey = 'multaqa.hijri';

class Hijri {
  on = $state(localStorage.getItem(storageKey) === 'yes');

  choose(on: boolean) {
    this.on = on;
    localStorage.setItem(storageKey, on ? 'yes' : 'no');
  }

  /** The date of a wall time; nothing where it is not wanted. */
  of(wall: number): string {
    return this.on ? hijriDate(wall, reader.locale) : '';
  }
}
export const hijri = new Hijri();
