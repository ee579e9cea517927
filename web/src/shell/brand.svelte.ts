// The institution's name, logo and colour, as the server has written them into the page (index.html).
import type { Schemas } from '../api/client';
import { said, t } from '../text/language.svelte';

export type Branding = Partial<Schemas['Branding']>;

class Brand {
  now = $state.raw<Branding>(written());
  /** Once there is something to wear. */
  parts = $state.raw<typeof import('./worn') | undefined>();

  /** The institution's own, the short one first; empty where it has none. */
  get own(): string {
    return said(this.now.shortName ?? this.now.name);
  }
  get name(): string {
    return this.own || t('common.product');
  }

  /** Shows another one from now on. Where its parts cannot be loaded, the product's look stays. */
  async wear(next: Branding) {
    this.now = next;
    this.parts ??= await import('./worn').catch(() => undefined);
    this.parts?.wearColour(next.color);
  }

  /** What the page was loaded with; where there is nothing to wear, nothing is loaded. */
  async begin() {
    if (this.now.version) await this.wear(this.now);
  }
}
export const brand = new Brand();

function written(): Branding {
  const content = globalThis.document?.querySelector<HTMLMetaElement>('[name=multaqa-branding]')?.content;
  return content ? JSON.parse(content) : {};
}
