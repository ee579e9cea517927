// How the installation bears the name and the colour of its institution. The server has no routes for it yet; this is the
// shape that the page asks for: GET /branding by anybody, PUT /branding by administrators with If-Match.
import { ask, ifMatch, type Answer } from '../api/client';
import { reader } from '../text/language.svelte';
import type { LocalizedText } from '../text/localized';

export interface Branding {
  name?: LocalizedText;
  shortName?: LocalizedText;
  /** A path on this server. */
  logo?: string;
  /** `#rrggbb`, as the institution has it; what is shown comes from `checkBrand`. */
  color?: string;
  defaultLanguage: 'ar' | 'fr' | 'en';
  letterhead?: LocalizedText;
  version: number;
}
export type BrandingInput = Omit<Branding, 'version'>;

const address = '/api/v1/branding';

export const getBranding = (): Promise<Answer<Branding>> => ask(() => send(address, {}));

export const putBranding = (version: number, body: BrandingInput): Promise<Answer<Branding>> =>
  ask(() =>
    send(address, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'If-Match': ifMatch(version) },
      body: JSON.stringify(body)
    })
  );

async function send(path: string, request: RequestInit) {
  const headers = { 'Accept-Language': reader.language, ...(request.headers as Record<string, string>) };
  const response = await fetch(path, { ...request, headers, credentials: 'same-origin' });
  const body: unknown = await response.json();
  return response.ok ? { data: body as Branding, response } : { error: body, response };
}
