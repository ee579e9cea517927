// What the page of the institution's identity asks of the server.
import { api, ask, ifMatch, type Schemas } from '../api/client';

export type Branding = Schemas['Branding'];
export type BrandingInput = Schemas['BrandingInput'];

/** What the server takes for a logo. */
export const logoTypes = ['image/png', 'image/webp', 'image/jpeg'];
export const LOGO_KIB = 256;

const matched = (version: number) => ({ header: { 'If-Match': ifMatch(version) } });

export const getBranding = () => ask(() => api.GET('/branding'));

export const putBranding = (version: number, body: BrandingInput) =>
  ask(() => api.PUT('/branding', { params: matched(version), body }));

export const putLogo = (version: number, picture: File) =>
  ask(() =>
    api.PUT('/branding/logo', {
      params: matched(version),
      headers: { 'Content-Type': picture.type },
      // A picture is sent as it is.
      body: picture as unknown as string,
      bodySerializer: (body) => body
    })
  );

export const deleteLogo = (version: number) =>
  ask(() => api.DELETE('/branding/logo', { params: matched(version) }));
