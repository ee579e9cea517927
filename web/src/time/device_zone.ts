// The only thing that the browser is asked of zones: which one the device is set to. Its own data of that zone may be old.
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
