// What an agenda shows of calendars and clocks once it stands: read after it.
export { default as DeviceNote } from './DeviceNote.svelte';
export { default as HijriSwitch } from './HijriSwitch.svelte';
export { hijri } from './hijri.svelte';
