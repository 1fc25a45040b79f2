/* A few cases taken along: sealed facts on the disk, their key wrapped, and nothing that opens it.

   For each lease a key pair is cut here. Its public half goes to the house, which seals to it; its
   private half is wrapped by a key that only this phone's authenticator can make (WebAuthn, PRF),
   after it has seen its owner. The house never has that key, a PIN alone never makes it, and no
   CryptoKey is ever stored: a browser writes those to the disk in the clear. Decision 0032. */

import { fromBase64, toBase64 } from "./envelope.js"
import { open as unseal } from "./hpke.js"
import { askLease } from "./send.js"

const VERSION = "hearth field lease 1"
const NAME = "Shënime" // what the phone calls the key: nobody's name
const CURVE = { name: "ECDH", namedCurve: "P-256" }
const PATIENCE = 60000 // milliseconds for a finger on the glass
const FORGIVEN = 2 * 60000 // milliseconds a clock may go back without anybody's doing
const OFTEN = 30000 // milliseconds: as often the moment is written down
const FACT = "lease"
const GONE = "gone"
const LOCK = "lease"

/**
 * @typedef {{ point: Uint8Array, wrapped: Uint8Array, nonce: Uint8Array, salt: Uint8Array, credential: Uint8Array,
 *   id?: string, until?: string, ahead?: number, seen?: number }} Kept
 * @typedef {import("./store.js").Store} Store
 */

export class NoKey extends Error {} // this phone's lock gives no key: no lease on it
export class Refused extends Error {} // nobody touched, or the lock said no
export class Broken extends Error {} // the key is here and does not fit

/** Whether this phone could at all. What it really gives is seen when the key is cut. @returns {Promise<boolean>} */
export async function able() {
  if (!globalThis.PublicKeyCredential || !globalThis.isSecureContext) return false
  try {
    const can = await PublicKeyCredential.getClientCapabilities?.()
    return can?.["extension:prf"] !== false
  } catch {
    return true
  }
}

/** Cut the key of a new lease; what was here before is deleted first. @param {Store} store @returns {Promise<string>} the public half */
export async function cut(store) {
  await wipe(store)
  const phone = await store.fact("phone")
  const salt = random(32)
  const { credential, output } = await created(salt)
  const pair = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"])
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))
  const secret = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey))
  const nonce = random(12)
  const key = await wrapping(output, salt, "encrypt")
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: place(phone, point) }, key, secret))
  secret.fill(0)
  await store.remember(FACT, { point, wrapped, nonce, salt, credential })
  return toBase64(point)
}

/** After the phone's lock said yes: the cases, in memory. @param {Store} store @returns {Promise<Reading>} */
export async function unlock(store) {
  const kept = await store.fact(FACT)
  const phone = await store.fact("phone")
  const output = await touched(kept.credential, kept.salt)
  try {
    const key = await wrapping(output, kept.salt, "decrypt")
    const secret = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.nonce, additionalData: place(phone, kept.point) }, key, kept.wrapped))
    const privateKey = await crypto.subtle.importKey("pkcs8", secret, CURVE, false, ["deriveBits"])
    secret.fill(0)
    const publicKey = await crypto.subtle.importKey("raw", kept.point, CURVE, true, [])
    const reading = new Reading({ privateKey, publicKey }, phone)
    await reading.look(store)
    return reading
  } catch {
    throw new Broken()
  }
}

/** What is open at this moment. It lives in the page's memory and nowhere else. */
export class Reading {
  /** @param {CryptoKeyPair} pair @param {string} phone */
  constructor(pair, phone) {
    this.pair = pair
    this.phone = phone
    /** @type {{ id: string, facts: any }[]} */
    this.cases = []
    this.shown = ""
    this.ahead = 0 // milliseconds the clock of the house is before this phone's
  }

  /** Open what lies there now. @param {Store} store */
  async look(store) {
    const kept = await store.fact(FACT)
    this.ahead = kept.ahead ?? 0
    const sealed = (await store.cases()).sort((one, other) => one.place - other.place)
    this.cases = await Promise.all(sealed.map(async ({ id, version, sealed: bytes }) => {
      const info = new TextEncoder().encode(`${VERSION}|${kept.id}|${this.phone}|${id}|${version}|${kept.until}`)
      const plain = await unseal(this.pair, info, bytes)
      const facts = JSON.parse(new TextDecoder().decode(plain))
      plain.fill(0)
      return { id, facts }
    }))
  }

  get case() {
    return this.cases.find(({ id }) => id === this.shown)
  }
}

/** @typedef {"none" | "waiting" | "running" | "over" | "clock"} Stands */

/** Where the lease stands at this moment of this phone's clock. @param {Kept | undefined} kept @param {number} now @returns {Stands} */
export function stands(kept, now) {
  if (!kept) return "none"
  if (!kept.id || !kept.until) return "waiting"
  const there = now + (kept.ahead ?? 0) // the clock of the house
  const seen = kept.seen ?? 0
  if (Math.max(there, seen) >= Date.parse(kept.until)) return "over"
  return there < seen - FORGIVEN ? "clock" : "running"
}

/** The lease as it stands; one that is over is deleted. The latest moment seen is kept. @param {Store} store @returns {Promise<{ kept?: Kept, stands: Stands }>} */
export async function look(store) {
  const kept = await store.fact(FACT)
  const now = Date.now()
  const found = stands(kept, now)
  if (found === "over") await wipe(store)
  if (found === "running" && now + kept.ahead - kept.seen > OFTEN) await store.amend(FACT, { seen: now + kept.ahead })
  return { kept, stands: found }
}

/** Ask the house what may be kept, and keep it. @param {Store} store @returns {Promise<"same" | "changed" | "unreachable" | "signed-off" | "wipe">} */
export function refresh(store) {
  return navigator.locks.request(LOCK, () => fetchAll(store))
}

/** @param {Store} store @returns {Promise<any>} */
async function fetchAll(store) {
  await look(store)
  const kept = await store.fact(FACT)
  if (!kept && !(await store.fact(GONE))) return "same"
  const had = await store.cases()
  const have = Object.fromEntries(had.map(({ id, version }) => [id, version]))
  const answer = await askLease(kept ? toBase64(kept.point) : "", have)
  if (answer.came !== "said") return answer.came
  const { lease, now, keep, cases } = answer.said
  if (lease === undefined) return "unreachable" // we did not understand each other: nothing changes
  await store.drop("facts", GONE)
  if (!lease) return kept?.id ? forget(store) : "same" // a key that was cut a moment ago waits for its lease
  const there = Date.parse(now)
  if (!(await store.amend(FACT, { ...lease, ahead: there - Date.now(), seen: there }))) return "same" // wiped meanwhile
  for (const one of cases) await store.keepCase({ ...one, sealed: fromBase64(one.sealed) })
  const lost = had.filter(({ id }) => !keep.includes(id))
  for (const { id } of lost) await store.shred(id)
  if (!(await store.fact(FACT))) await wipe(store) // wiped in this very moment: what came after goes as well
  return cases.length || lost.length ? "changed" : "same"
}

/** The house ended it: delete, and say so at once. @param {Store} store @returns {Promise<any>} */
async function forget(store) {
  await wipe(store)
  const answer = await askLease("", {})
  if (answer.came === "said") await store.drop("facts", GONE)
  return "changed"
}

/** Nothing of the lease stays: overwritten, then deleted; the phone's lock is told to forget its key. @param {Store} store */
export async function wipe(store) {
  const kept = await store.fact(FACT)
  const cases = await store.cases()
  if (!kept && !cases.length) return
  await store.remember(GONE, true)
  await store.blank("facts", FACT)
  for (const { id } of cases) await store.shred(id)
  if (kept) await disown(kept.credential)
}

/** @param {Uint8Array} salt @returns {Promise<{ credential: Uint8Array, output: ArrayBuffer }>} */
async function created(salt) {
  const made = await asked(() => navigator.credentials.create({
    publicKey: {
      rp: { name: NAME },
      user: { id: random(16), name: NAME, displayName: NAME },
      challenge: random(32), // nobody signs in with it, so nobody checks it
      pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -257 }],
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      timeout: PATIENCE,
      extensions: { prf: { eval: { first: salt } } },
    },
  }))
  const said = made.getClientExtensionResults().prf
  const credential = new Uint8Array(made.rawId)
  if (said?.results?.first) return { credential, output: said.results.first }
  if (!said?.enabled) throw new NoKey()
  return { credential, output: await touched(credential, salt) }
}

/** The secret of this lease, from the phone's own lock. @param {Uint8Array} credential @param {Uint8Array} salt @returns {Promise<ArrayBuffer>} */
async function touched(credential, salt) {
  const said = await asked(() => navigator.credentials.get({
    publicKey: {
      challenge: random(32),
      allowCredentials: [{ type: "public-key", id: credential }],
      userVerification: "required",
      timeout: PATIENCE,
      extensions: { prf: { eval: { first: salt } } },
    },
  }))
  const output = said.getClientExtensionResults().prf?.results?.first
  if (!output) throw new NoKey()
  return output
}

/** @param {() => Promise<Credential | null>} ask @returns {Promise<any>} */
async function asked(ask) {
  try {
    return await ask()
  } catch (error) {
    throw /** @type {Error} */ (error).name === "NotAllowedError" ? new Refused() : new NoKey()
  }
}

/** RFC 5869 over the authenticator's secret. @param {ArrayBuffer} output @param {Uint8Array} salt @param {KeyUsage} usage */
async function wrapping(output, salt, usage) {
  const secret = await crypto.subtle.importKey("raw", output, "HKDF", false, ["deriveKey"])
  new Uint8Array(output).fill(0)
  const info = new TextEncoder().encode(`${VERSION}|key`)
  return crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt, info }, secret, { name: "AES-GCM", length: 256 }, false, [usage])
}

/** What the wrapped key is bound to. @param {string} phone @param {Uint8Array} point */
function place(phone, point) {
  return new TextEncoder().encode(`${VERSION}|${phone}|${toBase64(point)}`)
}

/** @param {Uint8Array} credential */
async function disown(credential) {
  const credentialId = toBase64(credential).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
  try {
    await /** @type {any} */ (globalThis.PublicKeyCredential)?.signalUnknownCredential?.({ rpId: location.hostname, credentialId })
  } catch { /* this browser cannot: the key stays with the phone's lock, and opens nothing any more */ }
}

/** @param {number} length */
function random(length) {
  return crypto.getRandomValues(new Uint8Array(length))
}
