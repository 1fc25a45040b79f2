/* What goes over the wire: an envelope, a question about envelopes or cases. No session is needed. */

import { toBase64 } from "./envelope.js"

const PATIENCE = 30000 // milliseconds; a slow signal is no signal after that
const HEADERS = { "Content-Type": "application/json", "X-Field": "1" }

/**
 * @typedef {{ came: "said", said: any }} Said
 * @typedef {{ came: "unreachable" | "signed-off" | "wipe" }} Silent
 */

/** @param {string} address @param {object} words @returns {Promise<Said | Silent>} */
async function post(address, words) {
  try {
    const answer = await fetch(address, {
      method: "POST", body: JSON.stringify(words), headers: HEADERS,
      credentials: "same-origin", redirect: "error", cache: "no-store", signal: AbortSignal.timeout(PATIENCE),
    })
    if (answer.status === 410) return { came: "wipe" }
    if (answer.status === 403) return { came: "signed-off" }
    if (answer.status === 400 || answer.status === 409) return { came: "said", said: { state: "broken" } }
    if (!answer.ok) return { came: "unreachable" }
    return { came: "said", said: await answer.json() }
  } catch {
    return { came: "unreachable" }
  }
}

/** @param {import("./envelope.js").Envelope} envelope */
export function deliver(envelope) {
  const { id, number, phone, key, sealed } = envelope
  return post("/field/envelopes", { id, number, phone, key, sealed: toBase64(sealed), sent_at: new Date().toISOString() })
}

/** @param {string[]} ids */
export function ask(ids) {
  return post("/field/states", { ids })
}

/** What may be kept of the cases that were taken along. @param {string} point the key this phone holds; empty: none @param {Record<string, number>} have */
export function askLease(point, have) {
  return post("/field/lease", { point, have })
}
