/* HPKE, RFC 9180, base mode, over the browser's own WebCrypto: DHKEM(P-256, HKDF-SHA256),
   HKDF-SHA256, AES-256-GCM. Nothing is invented here: this file is sections 4.1, 5.1 and 5.2 of the
   RFC in its own order, proven by its published vectors and against the house's library both ways.
   Why ours: decision 0020. */

const subtle = globalThis.crypto.subtle
const CURVE = { name: "ECDH", namedCurve: "P-256" }
const KEM = 0x0010
const KDF = 0x0001
export const AES_128_GCM = { id: 0x0001, bytes: 16 }
export const AES_256_GCM = { id: 0x0002, bytes: 32 }
const SHARED_BYTES = 32
const POINT_BYTES = 65
const NONCE_BYTES = 12
const BASE = 0x00
const NOTHING = new Uint8Array(0)

/**
 * @typedef {{ id: number, bytes: number }} Aead
 * @typedef {Uint8Array} Bytes
 */

/** @param {...(Bytes | string)} parts @returns {Bytes} */
export function join(...parts) {
  const bytes = parts.map((part) => (typeof part === "string" ? new TextEncoder().encode(part) : part))
  const whole = new Uint8Array(bytes.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of bytes) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** An integer in two bytes, the greater first. @param {number} value @returns {Bytes} */
function two(value) {
  return Uint8Array.of(value >> 8, value & 0xff)
}

/** RFC 5869, 2.2. @param {Bytes} salt @param {Bytes} material @returns {Promise<Bytes>} */
async function extract(salt, material) {
  const padded = salt.length ? salt : new Uint8Array(32)
  const key = await subtle.importKey("raw", padded, { name: "HMAC", hash: "SHA-256" }, false, ["sign"])
  return new Uint8Array(await subtle.sign("HMAC", key, material))
}

/** RFC 5869, 2.3. @param {Bytes} secret @param {Bytes} info @param {number} length @returns {Promise<Bytes>} */
async function expand(secret, info, length) {
  const key = await subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"])
  let whole = NOTHING
  let last = NOTHING
  for (let count = 1; whole.length < length; count += 1) {
    last = new Uint8Array(await subtle.sign("HMAC", key, join(last, info, Uint8Array.of(count))))
    whole = join(whole, last)
  }
  return whole.slice(0, length)
}

/** RFC 9180, 4: the two labelled functions of one suite. @param {Bytes} suite */
function labelled(suite) {
  return {
    /** @param {Bytes} salt @param {string} label @param {Bytes} material */
    extract: (salt, label, material) => extract(salt, join("HPKE-v1", suite, label, material)),
    /** @param {Bytes} secret @param {string} label @param {Bytes} info @param {number} length */
    expand: (secret, label, info, length) =>
      expand(secret, join(two(length), "HPKE-v1", suite, label, info), length),
  }
}

/** RFC 9180, 4.1: what both sides come to know. @param {CryptoKey} mine @param {CryptoKey} theirs @param {Bytes} enc @param {Bytes} recipient */
async function shared(mine, theirs, enc, recipient) {
  const agreed = new Uint8Array(await subtle.deriveBits({ name: "ECDH", public: theirs }, mine, 256))
  const kem = labelled(join("KEM", two(KEM)))
  const secret = await kem.extract(NOTHING, "eae_prk", agreed)
  return kem.expand(secret, "shared_secret", join(enc, recipient), SHARED_BYTES)
}

/** RFC 9180, 5.1: key and nonce of the one message. @param {Bytes} secret @param {Bytes} info @param {Aead} aead @param {KeyUsage} usage */
async function schedule(secret, info, aead, usage) {
  const suite = labelled(join("HPKE", two(KEM), two(KDF), two(aead.id)))
  const id = await suite.extract(NOTHING, "psk_id_hash", NOTHING)
  const context = join(Uint8Array.of(BASE), id, await suite.extract(NOTHING, "info_hash", info))
  const root = await suite.extract(secret, "secret", NOTHING)
  const key = await suite.expand(root, "key", context, aead.bytes)
  const nonce = await suite.expand(root, "base_nonce", context, NONCE_BYTES)
  return { key: await subtle.importKey("raw", key, "AES-GCM", false, [usage]), nonce }
}

/** @param {Bytes} point @returns {Promise<CryptoKey>} */
function publicKey(point) {
  return subtle.importKey("raw", point, CURVE, true, [])
}

/**
 * One message for whoever holds the private half of this point: enc, then ciphertext and tag.
 * @param {Bytes} point @param {Bytes} info @param {Bytes} plain
 * @param {{ aead?: Aead, aad?: Bytes, ephemeral?: CryptoKeyPair }} [words] only the vectors name an ephemeral key
 * @returns {Promise<Bytes>}
 */
export async function seal(point, info, plain, words = {}) {
  const { aead = AES_256_GCM, aad = NOTHING } = words
  const pair = words.ephemeral ?? (await subtle.generateKey(CURVE, false, ["deriveBits"]))
  const enc = new Uint8Array(await subtle.exportKey("raw", pair.publicKey))
  const secret = await shared(pair.privateKey, await publicKey(point), enc, point)
  const { key, nonce } = await schedule(secret, info, aead, "encrypt")
  const sealed = await subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: aad }, key, plain)
  return join(enc, new Uint8Array(sealed))
}

/**
 * The other way round. The app never does this; the tests do, to prove the one above.
 * @param {CryptoKeyPair} pair @param {Bytes} info @param {Bytes} sealed @param {{ aead?: Aead, aad?: Bytes }} [words]
 * @returns {Promise<Bytes>}
 */
export async function open(pair, info, sealed, words = {}) {
  const { aead = AES_256_GCM, aad = NOTHING } = words
  const enc = sealed.slice(0, POINT_BYTES)
  const own = new Uint8Array(await subtle.exportKey("raw", pair.publicKey))
  const secret = await shared(pair.privateKey, await publicKey(enc), enc, own)
  const { key, nonce } = await schedule(secret, info, aead, "decrypt")
  const cipher = sealed.slice(POINT_BYTES)
  return new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv: nonce, additionalData: aad }, key, cipher))
}
