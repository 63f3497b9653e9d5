// SPDX-FileCopyrightText: 2026 The Vis Vej contributors
// SPDX-License-Identifier: MPL-2.0

/*
 * The service worker, which only phones have whose readers have saved a guide: it answers with what was saved.
 *
 *   pages, style sheets, scripts   from the net; as they were saved if the net fails, refuses, or keeps one waiting
 *   films, pictures, captions      as they were saved: their addresses never change meaning
 *   anything that isn't saved      from the net alone, and nothing of it is kept
 *
 * It never stores anything: saved-guides.js does, and only when asked to. A saved response is either the thing itself or
 * a redirect to the size of it that is kept.
 */

const PATIENCE_MS = 3_000;
const NEVER_OURS = /^\/(admin|api|offline)\//;
const MEDIA = "/media/";
/** Leads to the shelf (guides/site/offline/parcel.py). */
const NOT_SAVED = "/offline/not-saved";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || NEVER_OURS.test(pathname)) return;
  event.respondWith(pathname.startsWith(MEDIA) ? media(event.request) : page(event.request));
});

function saved(address) {
  return caches.match(address, { ignoreVary: true });
}

async function page(request) {
  const kept = await saved(request.url);
  if (kept) return patiently(request, kept);
  if (request.mode !== "navigate") return fetch(request);
  return fetch(request).catch(async (error) => {
    const shelf = await saved(NOT_SAVED);
    if (!shelf) throw error;
    return Response.redirect(`${shelf.headers.get("Location")}#not-saved`);
  });
}

/** What the net has, unless it fails, has lost the page, or takes longer than somebody in a corridor can wait. */
function patiently(request, kept) {
  const answer = fetch(request).then((response) => {
    const isAnswer = response.ok || response.type === "opaqueredirect";
    return isAnswer ? response : kept;
  });
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  return Promise.race([answer.catch(() => kept), patience]);
}

async function media(request) {
  const kept = await saved(request.url);
  if (!kept) return fetch(request);
  const range = request.headers.get("Range");
  if (kept.status !== 200) {
    // Another size of what is kept. A film that has begun with its own size goes on with it while it can.
    const hasBegun = range && !/^bytes=0-/.test(range);
    return hasBegun ? fetch(request).catch(() => kept) : kept;
  }
  return range ? part(kept, range) : kept;
}

/** The part of a saved film that a browser asks for when it plays or seeks (RFC 9110, section 14). */
async function part(kept, range) {
  const file = await kept.blob();
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (!first && !last) return new Response(file, { headers: kept.headers });
  const start = first ? Number(first) : Math.max(0, file.size - Number(last));
  const end = first && last ? Math.min(Number(last) + 1, file.size) : file.size;
  if (start >= end) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${file.size}` } });
  const headers = new Headers(kept.headers);
  headers.set("Content-Range", `bytes ${start}-${end - 1}/${file.size}`);
  headers.set("Content-Length", String(end - start));
  return new Response(file.slice(start, end), { status: 206, headers });
}
