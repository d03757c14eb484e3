// Keeps the shell of the desk for when the network fails: pages without a person, a figure or a token, which the server
// marks « Desk-Shell ». No other page of the team is ever kept.
// BUILD (version, assets) is written before this text by desk.views.app.service_worker.

const FAMILY = "maillage-desk-";
const KEPT = FAMILY + BUILD.version;
const MARK = "Desk-Shell";
// Longer than this, the network counts as down: the desk is on the screen within a second.
const PATIENCE_MS = 700;

self.addEventListener("install", (event) => {
  event.waitUntil(prepare());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(kept(event.request));
  else if (event.request.mode === "navigate") event.respondWith(page(event.request, url));
});

// A new version takes over only when it has every shell of the former one: an update never leaves a desk without.
async function prepare() {
  const cache = await caches.open(KEPT);
  await cache.addAll(BUILD.assets);
  for (const address of await shellsKept()) await keepShell(cache, address);
  await self.skipWaiting();
}

async function shellsKept() {
  const names = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== KEPT);
  const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return lists.flat().map(({ url }) => new URL(url).pathname).filter((path) => !path.startsWith("/static/"));
}

async function keepShell(cache, address) {
  const answer = await fetch(address);
  if (!answer.ok || !answer.headers.has(MARK)) throw new Error(`no shell at ${address}`);
  await cache.put(address, answer);
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(FAMILY) && name !== KEPT).map((name) => caches.delete(name)));
  await self.clients.claim();
}

// Static files carry a mark of their content in their name: what is kept is right.
async function kept(request) {
  const found = await caches.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
}

// The page itself; the shell of its place when the network is down, or too slow to tell.
async function page(request, url) {
  const shell = await shellOf(url);
  const fresh = fetch(request);
  if (!shell) return fresh;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, shell));
  return Promise.race([fresh.catch(() => shell), late]);
}

// The address of a shell is that of the place, then `sans-reseau/`.
async function shellOf(url) {
  const place = /^(\/en)?\/equipe\/accueil\/lieux\/[\w-]+\//.exec(url.pathname);
  const cache = await caches.open(KEPT);
  if (place) return cache.match(`${place[0]}sans-reseau/`);
  const first = (await cache.keys()).find(({ url: address }) => address.endsWith("/sans-reseau/"));
  return first && /^(\/en)?\/equipe\/accueil\/$/.test(url.pathname) ? cache.match(first) : undefined;
}

// The desk tells which place it is open on: its shell is kept at once, and again at each visit.
self.addEventListener("message", (event) => {
  if (!event.data?.shell) return;
  event.waitUntil(caches.open(KEPT).then((cache) => keepShell(cache, event.data.shell)).catch(() => undefined));
});
