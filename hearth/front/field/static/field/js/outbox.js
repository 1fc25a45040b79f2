/* Empty the outbox: the oldest first, one at a time, each until the house says what became of it.
   A page and the service worker may both want to; whoever holds the lock does, the other waits. */

import { Store } from "./store.js"
import { ask, deliver } from "./send.js"

const LOCK = "outbox"
const KEPT = 7 * 24 * 3600 * 1000 // milliseconds a handled one stays in the list

/** @typedef {"sent" | "unreachable" | "signed-off" | "wipe"} Came */

/** @param {Store} store @returns {Promise<Came>} */
export function empty(store) {
  return navigator.locks.request(LOCK, () => sendAll(store))
}

/** @param {Store} store @returns {Promise<Came>} */
async function sendAll(store) {
  let wiped = false
  for (let envelope = await store.oldest(); envelope; envelope = await store.oldest()) {
    const answer = await deliver(envelope)
    if (answer.came === "wipe") {
      wiped = true // the house has kept it; the rest is delivered too, then everything goes
      await store.note(envelope.id, { state: "held" })
    } else if (answer.came === "said") {
      await store.note(envelope.id, answer.said)
    } else {
      return answer.came
    }
  }
  if (wiped) return "wipe"
  const came = await look(store)
  if (came === "sent") await store.tidy(Date.now() - KEPT)
  return came
}

/** What became of those that were received and not handled, or refused. @param {Store} store @returns {Promise<Came>} */
async function look(store) {
  const open = (await store.all()).filter(({ state }) => state === "received" || state === "refused")
  const answer = await ask(open.map(({ id }) => id))
  if (answer.came !== "said") return answer.came
  for (const said of answer.said.states) await store.note(said.id, said)
  return "sent"
}
