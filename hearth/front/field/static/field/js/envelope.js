/* A finished form becomes an envelope at once. From here on nobody can read it but the house. */

import { seal } from "./hpke.js"

const VERSION = "hearth field envelope 1"
const BUCKETS = [1024, 2048, 4096, 8192, 16384]

/**
 * @typedef {{ number: number, point: string }} Key of the house
 * @typedef {{ form: string, at: string, answers: Record<string, string | string[]> }} Filled
 * @typedef {{ id: string, number: number, phone: string, key: number, sealed: Uint8Array, at: number, state: string, told?: number, quiet?: boolean }} Envelope
 */

/** What both sides know of the envelope's place: moved elsewhere, it does not open. @param {string} id @param {number} number @param {string} phone @param {number} key */
export function bound(id, number, phone, key) {
  return new TextEncoder().encode(`${VERSION}|${id}|${number}|${phone}|${key}`)
}

/** With spaces up to the next bucket, so that the length says little. @param {string} text */
export function padded(text) {
  const bytes = new TextEncoder().encode(text)
  const size = BUCKETS.find((bucket) => bucket >= bytes.length) ?? Math.ceil(bytes.length / 16384) * 16384
  const whole = new Uint8Array(size).fill(0x20)
  whole.set(bytes)
  return whole
}

/** @param {string} text @returns {Uint8Array} */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
}

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let text = ""
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** @param {Filled} filled @param {{ id: string, number: number, phone: string, key: Key }} words @returns {Promise<Envelope>} */
export async function put(filled, { id, number, phone, key }) {
  const plain = padded(JSON.stringify(filled))
  const sealed = await seal(fromBase64(key.point), bound(id, number, phone, key.number), plain)
  plain.fill(0)
  return { id, number, phone, key: key.number, sealed, at: Date.now(), state: "waiting" }
}
