// Hijri dates beside the Gregorian, where the reader wants them: kept on the device. The server says how they are corrected.
import { api, ask } from '../api/client';
import { reader } from '../text/language.svelte';
import { hijriDate, hijriDay, hijriSpan } from './hijri_date';

const storageKey = 'multaqa.hijri';
/** As the server last said it, for when it cannot be asked. */
const correctionKey = 'multaqa.hijriCorrection';

export class Hijri {
  on = $state(localStorage.getItem(storageKey) === 'yes');
  correction = $state(Number(localStorage.getItem(correctionKey)) || 0);

  constructor() {
    if (this.on) void this.ask();
  }

  choose(on: boolean) {
    this.on = on;
    localStorage.setItem(storageKey, on ? 'yes' : 'no');
    if (on) void this.ask();
  }

  async ask() {
    const { data } = await ask(() => api.GET('/calendar-settings'));
    if (data) this.correct(data.hijriCorrection);
  }

  correct(days: number) {
    this.correction = days;
    localStorage.setItem(correctionKey, String(days));
  }

  /** The date of a wall time; nothing where it is not wanted. */
  of(wall: number): string {
    return this.on ? hijriDate(wall, reader.locale, this.correction) : '';
  }

  /** Without the year, where there is little room. */
  dayOf(wall: number): string {
    return this.on ? hijriDay(wall, reader.locale, this.correction) : '';
  }

  /** From the first of several days to the last. */
  span(first: number, last: number): string {
    return this.on ? hijriSpan(first, last, reader.locale, this.correction) : '';
  }
}
export const hijri = new Hijri();
