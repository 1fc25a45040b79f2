/* The service worker: keeps the app's own files, and nothing else, so that it opens without a
   signal; and empties the outbox when the signal comes back, even if the app is closed, and hears then what may be
   kept of the cases that were taken along. */

import { refresh } from "./lease.js"
import { empty } from "./outbox.js"
import { Store } from "./store.js"

/** @param {string} version @param {string[]} shelf addresses of the app's own files */
export function serve(version, shelf) {
  const here = /** @type {any} */ (globalThis)
  const name = `sheet-${version}`
  const kept = new Set(shelf)

  here.addEventListener("install", (event) => event.waitUntil(fill(name, shelf).then(() => here.skipWaiting())))
  here.addEventListener("activate", (event) => event.waitUntil(clear(name).then(() => here.clients.claim())))
  here.addEventListener("sync", (event) => { if (event.tag === "outbox") event.waitUntil(send(event.lastChance)) })
  here.addEventListener("fetch", (event) => {
    const { pathname, origin } = new URL(event.request.url)
    if (event.request.method !== "GET" || origin !== location.origin || !kept.has(pathname)) return // the network's own business
    event.respondWith(caches.match(pathname, { cacheName: name }).then((found) => found ?? fetch(event.request)))
  })
}

/** Everything or nothing: half an app is worse than the old one. @param {string} name @param {string[]} shelf */
async function fill(name, shelf) {
  const cache = await caches.open(name)
  await Promise.all(shelf.map(async (address) => {
    const answer = await fetch(address, { cache: address.startsWith("/static/") ? "default" : "no-cache", credentials: "omit" })
    if (!answer.ok) throw new Error(address)
    await cache.put(address, answer)
  }))
}

/** @param {string} current */
async function clear(current) {
  for (const name of await caches.keys()) if (name.startsWith("sheet-") && name !== current) await caches.delete(name)
}

/** @param {boolean} last */
async function send(last) {
  const store = await Store.open()
  const came = await empty(store)
  await refresh(store) // what was ended meanwhile goes, though the app is closed
  if (came === "unreachable" && !last) throw new Error(came) // the browser tries again
}
