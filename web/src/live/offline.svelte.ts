// Makes the application work without a network from the next visit on. Starts when there is nothing better to do.
class Offline {
  /** A newer version has come and waits for the next visit. */
  newer = $state(false);
  #prepared = false;

  prepare() {
    if (this.#prepared || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    this.#prepared = true;
    const start = () => void this.#register();
    // The fonts and the agenda come first on a slow line.
    if (document.readyState === 'complete') setTimeout(start, 1_000);
    else addEventListener('load', () => setTimeout(start, 1_000));
  }

  async #register() {
    try {
      const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
      this.#watch(registration);
      const { active } = await navigator.serviceWorker.ready;
      active?.postMessage({ keep: loadedAssets() });
    } catch {
      // A browser that refuses works as before, with a network.
    }
  }

  #watch(registration: ServiceWorkerRegistration) {
    this.newer = registration.waiting !== null;
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing;
      coming?.addEventListener('statechange', () => {
        // The first version of all replaces nothing.
        if (coming.state === 'installed') this.newer = navigator.serviceWorker.controller !== null;
      });
    });
  }
}
export const offline = new Offline();

/** The hashed files that this page has used: the fonts of its language among them. */
function loadedAssets(): string[] {
  const names = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
  return names
    .filter((url) => url.origin === location.origin && url.pathname.startsWith('/assets/'))
    .map((url) => url.pathname);
}
