/* All that the phone remembers: envelopes (ciphertext, an id, a state), cases that were taken along
   (ciphertext under a key that lies here wrapped) and a few plain facts about itself. Nothing that
   anybody said is ever put here; a test reads the browser's files to be sure. */

const NAME = "sheet"
const ENVELOPES = "envelopes"
const FACTS = "facts"
const SEALED_CASES = "cases"

/** @typedef {import("./envelope.js").Envelope} Envelope */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** @param {IDBTransaction} turn @returns {Promise<void>} */
function settled(turn) {
  return new Promise((resolve, reject) => {
    turn.oncomplete = () => resolve()
    turn.onabort = turn.onerror = () => reject(turn.error)
  })
}

function noise() {
  return crypto.getRandomValues(new Uint8Array(4096))
}

export class Store {
  /** @param {IDBDatabase} base */
  constructor(base) {
    this.base = base
    base.onversionchange = () => base.close()
  }

  /** @returns {Promise<Store>} */
  static async open() {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(ENVELOPES, { keyPath: "id" })
      request.result.createObjectStore(FACTS)
      request.result.createObjectStore(SEALED_CASES, { keyPath: "id" })
    }
    return new Store(await answer(request))
  }

  /** Strict: acknowledged only when it is on the disk. @param {string} name @param {IDBTransactionMode} [mode] */
  turn(name, mode = "readonly") {
    return this.base.transaction(name, mode, { durability: mode === "readwrite" ? "strict" : "default" })
  }

  /** @param {string} name @returns {Promise<any>} */
  fact(name) {
    return answer(this.turn(FACTS).objectStore(FACTS).get(name))
  }

  /** @param {string} name @param {any} value never what can be read, nor a key that opens */
  async remember(name, value) {
    const turn = this.turn(FACTS, "readwrite")
    turn.objectStore(FACTS).put(value, name)
    await settled(turn)
  }

  /** Change what is there; what is gone stays gone, whoever was quicker. @param {string} name @param {object} change @returns {Promise<boolean>} */
  async amend(name, change) {
    const turn = this.turn(FACTS, "readwrite")
    const facts = turn.objectStore(FACTS)
    const there = await answer(facts.get(name))
    if (there) facts.put({ ...there, ...change }, name)
    await settled(turn)
    return Boolean(there)
  }

  /** The next number of this phone. Two windows never get the same. @returns {Promise<number>} */
  async next() {
    const turn = this.turn(FACTS, "readwrite")
    const facts = turn.objectStore(FACTS)
    const number = ((await answer(facts.get("number"))) ?? 0) + 1
    facts.put(number, "number")
    await settled(turn)
    return number
  }

  /** @param {Envelope} envelope */
  async keep(envelope) {
    const turn = this.turn(ENVELOPES, "readwrite")
    turn.objectStore(ENVELOPES).put(envelope)
    await settled(turn)
  }

  /** In the order in which they were sealed. @returns {Promise<Envelope[]>} */
  async all() {
    const every = await answer(this.turn(ENVELOPES).objectStore(ENVELOPES).getAll())
    return every.sort((one, other) => one.number - other.number)
  }

  /** Those that somebody filled in; what the app tells by itself is not listed. @returns {Promise<Envelope[]>} */
  async forms() {
    return (await this.all()).filter(({ quiet }) => !quiet)
  }

  /** @returns {Promise<Envelope | undefined>} */
  async oldest() {
    return (await this.all()).find((envelope) => envelope.state === "waiting")
  }

  /** What the house said of it. Once it was received, the ciphertext goes. @param {string} id @param {{ state: string, at?: string, told?: number }} said */
  async note(id, said) {
    const turn = this.turn(ENVELOPES, "readwrite")
    const shelf = turn.objectStore(ENVELOPES)
    const envelope = await answer(shelf.get(id))
    const sealed = said.state === "broken" ? envelope?.sealed : new Uint8Array(0) // what was not taken is kept
    if (envelope) shelf.put({ ...envelope, ...said, at: envelope.at, said: said.at, sealed })
    await settled(turn)
  }

  /** Forget what ended more than so long ago. @param {number} before */
  async tidy(before) {
    for (const envelope of await this.all()) {
      if (["handled", "mended"].includes(envelope.state) && envelope.at < before) await this.drop(ENVELOPES, envelope.id)
    }
  }

  /** @param {string} name @param {string} id */
  async drop(name, id) {
    const turn = this.turn(name, "readwrite")
    turn.objectStore(name).delete(id)
    await settled(turn)
  }

  /** The sealed copies of leased cases. @returns {Promise<any[]>} */
  cases() {
    return answer(this.turn(SEALED_CASES).objectStore(SEALED_CASES).getAll())
  }

  /** @param {{ id: string, place: number, version: number, sealed: Uint8Array }} sealed */
  async keepCase(sealed) {
    const turn = this.turn(SEALED_CASES, "readwrite")
    turn.objectStore(SEALED_CASES).put(sealed)
    await settled(turn)
  }

  /** First overwritten, then deleted. @param {string} id */
  async shred(id) {
    await this.keepCase({ id, place: 0, version: 0, sealed: noise() })
    await this.drop(SEALED_CASES, id)
  }

  /** First overwritten, then deleted. @param {string} name @param {string} key */
  async blank(name, key) {
    await this.remember(key, noise())
    await this.drop(name, key)
  }

  /** Nothing stays: first overwritten, then deleted. */
  async wipe() {
    for (const name of [FACTS, SEALED_CASES, ENVELOPES]) {
      const turn = this.turn(name, "readwrite")
      const shelf = turn.objectStore(name)
      for (const key of await answer(shelf.getAllKeys())) {
        const blank = noise()
        if (name === FACTS) shelf.put(blank, key)
        else shelf.put({ id: key, blank })
      }
      shelf.clear()
      await settled(turn)
    }
    this.base.close()
    indexedDB.deleteDatabase(NAME)
  }
}
