/* What is being filled in, encrypted under a key that is only in this page's memory. It never reaches
   the disk: closing the app, or a quarter of an hour behind the lock, ends it. The app says so. */

const LASTS = 15 * 60 * 1000 // milliseconds behind the lock

export class Drafts {
  constructor() {
    /** @type {Map<string, { nonce: Uint8Array, sealed: ArrayBuffer, at: number }>} */
    this.kept = new Map()
    /** @type {CryptoKey | null} */
    this.key = null
  }

  /** @param {string} form @param {object} answers */
  async keep(form, answers) {
    this.key ??= await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"])
    const nonce = crypto.getRandomValues(new Uint8Array(12))
    const plain = new TextEncoder().encode(JSON.stringify(answers))
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, this.key, plain)
    plain.fill(0)
    this.kept.set(form, { nonce, sealed, at: Date.now() })
  }

  /** @param {string} form @returns {Promise<any | null>} */
  async take(form) {
    const kept = this.kept.get(form)
    if (!kept || !this.key || Date.now() - kept.at > LASTS) return this.drop(form)
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.nonce }, this.key, kept.sealed)
    return JSON.parse(new TextDecoder().decode(plain))
  }

  /** @param {string} form */
  drop(form) {
    this.kept.delete(form)
    return null
  }

  /** Nothing is left of any of them. */
  forget() {
    this.kept.clear()
    this.key = null
  }
}
