// Serves the pages of the field without a network: each tour's page is kept in a cache of its own with the files that
// draw it and the pictures it shows. What people write is not here: the page keeps it and sends it (see
// use-field-answers.ts).
const cacheOf = (page) => `carreau:${page}`;
const longestWait = 5000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const { keep, assets, drop } = event.data;
  const work = drop ? caches.delete(cacheOf(drop)) : keepPage(keep, assets);
  event.waitUntil(
    work.then(
      () => event.ports[0].postMessage(true),
      () => event.ports[0].postMessage(false),
    ),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/') || request.destination === 'image') event.respondWith(keptOr(request));
  else if (request.mode === 'navigate') event.respondWith(freshOr(request, pathname));
});

/** A page that asks to sign in is no page of a tour: what was kept stays. */
const isPage = (response) => response.ok && !response.redirected;

async function keepPage(page, assets) {
  const response = await fetch(page);
  if (!isPage(response)) throw new Error('not a page of a tour');
  const cache = await caches.open(cacheOf(page));
  const wanted = new Set(assets);
  const kept = await cache.keys();
  const known = new Set(kept.map(({ url }) => url));
  await cache.addAll(assets.filter((asset) => !known.has(asset)));
  await cache.put(page, response);
  const old = kept.filter(({ url }) => new URL(url).pathname !== page && !wanted.has(url));
  await Promise.all(old.map((request) => cache.delete(request)));
}

/** Files of a build never change, nor do pictures: the kept one is the right one. */
const keptOr = async (request) => (await caches.match(request)) ?? fetch(request);

/** The page as the server has it now; the kept one where nothing comes, or not soon. */
async function freshOr(request, page) {
  const kept = await caches.match(page);
  if (!kept) return fetch(request);
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), longestWait));
  const fresh = fetch(request).then((response) => (response.status >= 500 ? kept : response));
  return Promise.race([fresh.catch(() => kept), late]);
}
