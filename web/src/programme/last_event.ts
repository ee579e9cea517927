// The event whose pages this device showed last: where the installed application begins.
const storageKey = 'multaqa.lastEvent';

export const lastEvent = (): string | undefined => localStorage.getItem(storageKey) ?? undefined;
export const rememberEvent = (slug: string) => localStorage.setItem(storageKey, slug);
