// Keeps public pages already read, and the page of today's hours, for when the network fails.
// BUILD (version, assets) is written before this text by portal.views.app.service_worker.
// What holds a query (a question, a commune) is never kept, nor anything of staff, of live streams or of machines.

const KEPT = `maillage-${BUILD.version}`;
const OFFLINE = { fr: "/hors-ligne/", en: "/en/hors-ligne/" };
const NEVER = /^\/(en\/)?(equipe|live|api|healthz|recherche|ticket)(\/|$)/;
const FRESH_MS = 10 * 60 * 1000;
const MOST_PAGES = 60;
let readAt = 0;

const languageOf = (url) => (url.pathname.startsWith("/en/") ? "en" : "fr");
const isOurs = (url) => url.origin === self.location.origin && !NEVER.test(url.pathname);

self.addEventListener("install", (event) => {
  event.waitUntil(prepare());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !isOurs(url)) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(kept(event.request));
  else if (event.request.mode === "navigate") event.respondWith(page(event, url));
});

async function prepare() {
  const cache = await caches.open(KEPT);
  await cache.addAll([...BUILD.assets, ...Object.values(OFFLINE)]);
  await self.skipWaiting();
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("maillage-") && name !== KEPT).map((name) => caches.delete(name)));
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

async function page(event, url) {
  try {
    const answer = await fetch(event.request);
    event.waitUntil(keep(url, answer.clone()));
    return answer;
  } catch {
    const cache = await caches.open(KEPT);
    return (await cache.match(url.pathname)) || (await cache.match(OFFLINE[languageOf(url)])) || Response.error();
  }
}

async function keep(url, answer) {
  const isPublic = (answer.headers.get("Cache-Control") || "").startsWith("public");
  if (!answer.ok || answer.redirected || url.search || !isPublic) return;
  const cache = await caches.open(KEPT);
  await cache.put(url.pathname, answer);
  await forgetBeyond(cache);
  if (Date.now() - readAt > FRESH_MS) {
    readAt = Date.now();
    await cache.add(OFFLINE[languageOf(url)]);
  }
}

async function forgetBeyond(cache) {
  const offline = Object.values(OFFLINE);
  const pages = (await cache.keys()).filter(({ url }) => {
    const { pathname } = new URL(url);
    return !pathname.startsWith("/static/") && !offline.includes(pathname);
  });
  await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST_PAGES)).map((request) => cache.delete(request)));
}
