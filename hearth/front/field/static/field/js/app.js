/* The app: one page, a screen for each address after the #, nothing kept that could be read. */

import { cases, one } from "./cases.js"
import { el, icon, shapes } from "./dom.js"
import { Drafts } from "./draft.js"
import { put } from "./envelope.js"
import { screen } from "./form.js"
import { home, sealed } from "./home.js"
import { clear, handIn } from "./leave.js"
import { look, refresh, unlock, wipe } from "./lease.js"
import { empty } from "./outbox.js"
import { Store } from "./store.js"
import { phone, unsent } from "./unsent.js"
import { carried, LANGUAGE, Words } from "./words.js"

const QUIET = 5 * 60 * 1000 // milliseconds without a touch: the screen locks
const TODAY = 12 * 3600 * 1000 // milliseconds a report may be said to come from a session
const AGAIN = 30 * 1000 // how often we try while something waits
const HIDDEN = 60 * 1000 // milliseconds out of sight: what was read is locked again
const FRESH = 5 * 60 * 1000 // how often the house is asked what may be kept
const PAGES = { "": home, "#sealed": sealed, "#unsent": unsent, "#phone": phone, "#cases": cases, "#case": one }

export class App {
  /** @param {HTMLElement} place @param {Store} store @param {Words} words */
  constructor(place, store, words) {
    this.place = place
    this.store = store
    this.words = words
    this.drafts = new Drafts()
    this.phone = ""
    this.came = ""
    this.last = ""
    this.lastForm = ""
    this.large = false
    this.locked = false
    this.touched = Date.now()
    /** What was taken along, open at this moment. @type {import("./lease.js").Reading | null} */
    this.reading = null
    this.hidden = this.turn = 0
    this.said = "" // why the cases did not open
    this.panicked = false
    this.over = false // their time ended
    /** What one does outside beside reporting, as the house offers it. @type {[string, string][]} */
    this.doings = [["contact", "talk"], ["session", "team"], ["visit", "pin"], ["call", "phone"], ["shift", "exit"], ["shift-end", "house"]]
  }

  async start() {
    const registered = /^#phone=([0-9a-f-]{36})$/.exec(location.hash)
    if (registered) {
      await this.store.remember("phone", registered[1])
      history.replaceState(null, "", "/field/")
    }
    this.phone = (await this.store.fact("phone")) ?? ""
    await this.enlarge(Boolean(await this.store.fact("large")), false)
    this.over = (await look(this.store)).stands === "over"
    await this.show()
    document.documentElement.dataset.ready = "true"
    this.send().then(() => this.refresh())
  }

  /** @param {string} address */
  go(address) {
    if (location.hash === address || (!address && !location.hash)) return this.show()
    location.hash = address
  }

  async show() {
    document.documentElement.lang = this.words.language
    document.documentElement.dataset.text = this.large || location.hash === "#case" ? "large" : ""
    const turn = (this.turn += 1)
    if (this.locked) return this.place.replaceChildren(...this.curtain())
    const [name, about] = location.hash.split("=")
    const form = name.slice(1)
    const parts = form in this.words.forms && this.phone
      ? screen(this, form, about ? { report: about } : {})
      : await (PAGES[/** @type {keyof PAGES} */ (name)] ?? home)(this)
    if (turn !== this.turn) return // somebody went on meanwhile, or the screen was locked
    this.place.replaceChildren(...parts)
    window.scrollTo(0, 0)
    document.getElementById("main")?.focus({ preventScroll: true })
  }

  /** A finished form is sealed before anything else happens. @param {string} form @param {Record<string, any>} answers */
  async seal(form, answers) {
    const id = crypto.randomUUID()
    const number = await this.store.next()
    const filled = { form, at: new Date().toISOString(), answers }
    await this.store.keep(await put(filled, { id, number, phone: this.phone, key: this.words.bundle.key }))
    this.last = id
    this.lastForm = form
    if (form === "session" || form === "visit") await this.store.remember("origin", `${id} ${Date.now()}`)
    this.later()
    this.send()
  }

  /** The cases, after the phone's lock said yes. */
  async open() {
    this.reading = await unlock(this.store)
    this.panicked = false
    this.touched = Date.now()
  }

  /** Nothing of them stays in memory. */
  close() {
    this.reading = null
  }

  /** One of them is read. That it was, is sealed for the house before it is shown. @param {string} which */
  async read(which) {
    if (!this.reading) return
    const id = crypto.randomUUID()
    const number = await this.store.next()
    const filled = { form: "reading", at: new Date().toISOString(), answers: { taken: which } }
    const envelope = await put(filled, { id, number, phone: this.phone, key: this.words.bundle.key })
    await this.store.keep({ ...envelope, quiet: true })
    this.reading.shown = which
    this.go("#case")
    this.later()
    this.send()
  }

  /** What may be kept, as the house says now. */
  async refresh() {
    if (!this.phone) return
    const came = await refresh(this.store)
    if (came === "wipe") {
      this.close()
      return (await handIn(this.store)) && this.wipe()
    }
    if (came !== "changed") return
    try {
      if ((await look(this.store)).stands === "running") await this.reading?.look(this.store)
      else this.close()
    } catch {
      this.close()
    }
    if (location.hash.startsWith("#case") && !this.locked) await this.show()
  }

  /** One press: the cases and whatever was being filled in are gone. What is sealed for the house stays. */
  async panic() {
    this.lock()
    this.drafts.forget()
    this.panicked = true
    await wipe(this.store)
    this.go("")
    this.refresh()
  }

  /** The session or visit of today that a report may come from, as a question. @returns {Promise<any>} */
  async origin() {
    const [id, at] = ((await this.store.fact("origin")) ?? "").split(" ")
    if (!id || Date.now() - Number(at) > TODAY) return null
    const label = this.words.say("origin-yes", { time: this.words.hour(Number(at)) })
    return { name: "origin", label: this.words.say("origin"), look: "chips", one: false, required: false, families: [{ options: [{ value: id, label }] }] }
  }

  /** Try now; and show what came of it, unless somebody is filling in a form. */
  async send() {
    if (!this.phone) return
    this.came = await empty(this.store)
    if (this.came === "wipe") return this.wipe()
    if (!this.place.querySelector("form") && !this.locked) await this.show()
  }

  /** Ask the browser to send although the app is closed, once there is a signal. */
  async later() {
    try {
      const worker = await navigator.serviceWorker.ready
      await /** @type {any} */ (worker).sync?.register("outbox")
    } catch { /* this browser cannot: the app sends when it is open */ }
  }

  lock() {
    this.close()
    this.locked = true
    this.show()
  }

  /** Out of sight for a minute, what was read is locked. @param {boolean} hidden */
  sight(hidden) {
    if (hidden) {
      this.hidden = Date.now()
      return
    }
    this.tick()
    this.hidden = 0
    this.send().then(() => this.refresh())
  }

  /** Locks what nobody has touched for a while, and closes what is over. */
  async tick() {
    const now = Date.now()
    if (this.reading && this.hidden && now - this.hidden > HIDDEN) return this.lock()
    if (!this.locked && now - this.touched > QUIET) return this.lock()
    if (this.reading && (await look(this.store)).stands !== "running") {
      this.close()
      await this.show()
    }
  }

  /** A blank sheet. What was being filled in waits a quarter of an hour, encrypted. */
  curtain() {
    const open = () => { this.locked = false; this.touched = Date.now(); this.show() }
    return [el("main.solo", { id: "main" }, el("div.solo-box.stack", {}, el("h1", {}, this.words.say("name")),
      el("button.button.button-big.button-wide", { type: "button", onclick: open }, icon("paper"), el("span", {}, this.words.say("open")))))]
  }

  /** @param {string} language */
  async speak(language) {
    await this.store.remember(LANGUAGE, language)
    this.words = new Words(this.words.bundle, language)
    await this.show()
  }

  /** @param {boolean} large @param {boolean} [again] */
  async enlarge(large, again = true) {
    this.large = large
    if (!again) return
    await this.store.remember("large", large)
    await this.show()
  }

  /** Everything of ours goes from this phone: envelopes, facts, the app itself. */
  async wipe() {
    this.close()
    this.drafts.forget()
    this.place.replaceChildren()
    await clear(this.store)
  }
}

async function begin() {
  const place = /** @type {HTMLElement} */ (document.getElementById("app"))
  shapes(place.dataset.icons ?? "")
  const [store, bundle] = await Promise.all([Store.open(), carried()])
  const app = new App(place, store, new Words(bundle, (await store.fact(LANGUAGE)) ?? "sq"))
  window.addEventListener("hashchange", () => app.show())
  window.addEventListener("online", () => app.send().then(() => app.refresh()))
  for (const sign of ["pointerdown", "keydown"]) window.addEventListener(sign, () => { app.touched = Date.now() }, { passive: true })
  document.addEventListener("visibilitychange", () => app.sight(document.hidden))
  setInterval(() => app.tick(), 5000)
  setInterval(() => app.refresh(), FRESH)
  setInterval(async () => { if (await store.oldest()) app.send() }, AGAIN)
  await app.start()
}

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/field/worker.js", { scope: "/field/", type: "module" }).catch(() => {})
begin()

