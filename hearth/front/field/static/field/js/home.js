/* The first screen: what one does outside, each a thumb wide; and what has not left yet. */

import { button, el, glyph, icon, signed } from "./dom.js"

const TOO_LONG = 3 * 24 * 3600 * 1000 // milliseconds: then the worker is warned

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./envelope.js").Envelope} Envelope */

/** @param {App} app @param {string} [title] @param {boolean} [back] */
export function top(app, title = app.words.say("name"), back = false) {
  return el("header.quick-top", {}, el("div.quick-bar", {},
    back ? signed(app.words.say("back"), "left", () => app.go("")) : signed(app.words.say("settings"), "menu", () => app.go("#phone")),
    el("div", {}, el("h1", {}, title)),
    signed(app.words.say("lock"), "lock", () => app.lock())))
}

/** @param {App} app @param {...(Node | string | null | false)} inside */
export function page(app, ...inside) {
  return el("main", { id: "main", tabindex: "-1" }, el("div.stack.stack-wide.field-page", {}, ...inside))
}

/** @param {App} app */
export async function home(app) {
  if (!app.phone) return [top(app), page(app, stranger(app))]
  const envelopes = await app.store.forms()
  const waiting = envelopes.filter(({ state }) => !["handled", "mended", "aside"].includes(state))
  const acts = [
    button(app.words.say("report"), { kind: "ember big wide", sign: "plus", press: () => app.go("#report") }),
    ...app.doings.map(([name, sign]) => button(app.words.forms[name].title, { kind: "big wide", sign, press: () => app.go(`#${name}`) })),
    button(app.words.say("cases"), { kind: "big wide", sign: "file", press: () => app.go("#cases") }),
    button(app.words.say("not-sent", { n: waiting.length }), { kind: "big wide", sign: "down", press: () => app.go("#unsent") }),
  ]
  return [top(app), page(app, ...warnings(app, waiting), el("div.stack", {}, ...acts))]
}

/** @param {App} app */
function stranger(app) {
  return el("section.empty", {}, icon("shield"), el("h2", {}, app.words.say("unknown")), el("p", {}, app.words.say("unknown-why")),
    el("a.button.button-act.button-big", { href: "/field/phone" }, app.words.say("register")))
}

/** @param {App} app @param {Envelope[]} waiting @returns {HTMLElement[]} */
export function warnings(app, waiting) {
  const said = []
  if (app.came === "signed-off") said.push(note("late", app.words.say("signed-off"), el("a.button", { href: "/field/phone" }, app.words.say("register"))))
  if (waiting.some(({ state }) => state === "refused")) said.push(note("fix", app.words.say("some-refused")))
  if (waiting.some(({ state, at }) => state === "waiting" && Date.now() - at > TOO_LONG)) said.push(note("late", app.words.say("too-long")))
  return said
}

/** @param {string} shape @param {string} sentence @param {HTMLElement | null} [act] */
function note(shape, sentence, act = null) {
  return el("div.note.note-ember", { role: "status" }, glyph(shape), el("div.stack", {}, el("p", {}, sentence), act))
}

/** What just happened to the newest one. @param {App} app */
export async function sealed(app) {
  const envelope = (await app.store.all()).find(({ id }) => id === app.last)
  if (!envelope) return home(app)
  const [shape, tone, , sentence] = told(app, envelope)
  const call = app.lastForm === "report" && el("div.send", {}, el("div.send-in", {}, el("div.send-row", {},
    el("a.button.send-call", { href: "tel:129", "aria-label": app.words.say("telephone") }, icon("phone"), "129"),
    button(app.words.say("log-call"), { kind: "act big", sign: "pen", press: () => app.go(`#call=${envelope.id}`) }))))
  return [top(app, app.words.say("sealed"), true), page(app,
    el("section.panel", {}, el("div.panel-body.stack", { "aria-live": "polite" }, el("h2", {}, glyph(shape, tone), " ", sentence), el("p", {}, app.words.say("sealed-why")))),
    call)]
}

/** Shape, tone, badge and sentence of a state. @param {App} app @param {Envelope & { said?: string }} envelope */
export function told(app, envelope) {
  const at = app.words.hour(envelope.said ?? envelope.at)
  const shapes = { waiting: ["wait", "is-wait"], received: ["going", "is-going"], handled: ["good", "is-good"], mended: ["good", "is-good"], refused: ["fix", "is-late"], held: ["shut", ""], aside: ["shut", ""], broken: ["fix", "is-late"] }
  const [shape, tone] = shapes[/** @type {keyof shapes} */ (envelope.state)] ?? shapes.received
  const key = envelope.state === "handled" && envelope.told ? "state-told" : `state-${envelope.state}`
  return [shape, tone, app.words.say(`badge-${envelope.state}`), app.words.say(key, { time: at, n: envelope.told ?? 0 })]
}
