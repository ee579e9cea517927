// What a page needs only where an institution has a branding: loaded before the first page is shown, by nobody else.
export { default as BrandLine } from './BrandLine.svelte';
export { default as Letterhead } from './Letterhead.svelte';
export { wearColour } from './brand_colour';
