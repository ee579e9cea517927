// The service worker: opens the application without a network. It keeps static files and zone tables, nothing that
// takes an account; the agenda itself is kept by the page (kept.ts). The build fills in VERSION and FILES.
const SHELL = 'multaqa-shell-VERSION';
const ZONES = 'multaqa-zones';
const FILES = [];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FILES)));
});

// A new version waits until the pages of the old are closed, so that no open page loses the files it still needs.
self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells().then(() => self.clients.claim()));
});

// What a page had loaded before there was a worker, its fonts above all.
self.addEventListener('message', (event) => {
  if (event.data?.keep) event.waitUntil(caches.open(SHELL).then((cache) => keepAll(cache, event.data.keep)));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(cacheFirst(request));
  else if (url.pathname.startsWith('/api/v1/time-zones/')) event.respondWith(networkFirst(request, ZONES));
  else if (request.mode === 'navigate' && isPage(url.pathname)) event.respondWith(page(request));
  else if (FILES.includes(url.pathname)) event.respondWith(networkFirst(request, SHELL));
});

async function dropOldShells() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('multaqa-shell-') && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function keepAll(cache, urls) {
  for (const url of urls) {
    if (await cache.match(url, { ignoreVary: true })) continue;
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) await cache.put(url, answer);
  }
}

/** Their names change with their content. */
async function cacheFirst(request) {
  const found = await caches.match(request, { ignoreVary: true });
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(SHELL)).put(request, answer.clone());
  return answer;
}

async function networkFirst(request, name) {
  const cache = await caches.open(name);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const found = await cache.match(request, { ignoreVary: true });
    if (found) return found;
    throw error;
  }
}

/** Calendar files and answers of the API are no pages. */
const isPage = (path) => !path.startsWith('/api/') && !path.split('/').pop().includes('.');

async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const shell = await caches.match('/', { ignoreVary: true });
    if (shell) return shell;
    throw error;
  }
}
