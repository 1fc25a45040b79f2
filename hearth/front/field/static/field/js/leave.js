/* The app leaves this phone: the house does not trust it any more, or somebody emptied it. */

import { wipe } from "./lease.js"
import { empty } from "./outbox.js"

/** @typedef {import("./store.js").Store} Store */

/** The cases go at once; what is sealed for the house leaves first. @param {Store} store @returns {Promise<boolean>} whether the rest may go too */
export async function handIn(store) {
  await wipe(store)
  return (await empty(store)) !== "unreachable"
}

/** Everything of ours goes from this phone: cases, envelopes, facts, the app itself. @param {Store} store */
export async function clear(store) {
  await wipe(store)
  await store.wipe()
  for (const name of await caches.keys()) await caches.delete(name)
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
  location.replace("/field/wiped")
}
