/* Every envelope and its state; how to put a refused one right. And this phone's own page. */

import { button, el, glyph } from "./dom.js"
import { page, told, top, warnings } from "./home.js"

/** @typedef {import("./app.js").App} App */

/** @param {App} app */
export async function unsent(app) {
  const envelopes = (await app.store.forms()).reverse()
  const waiting = envelopes.filter(({ state }) => !["handled", "mended", "aside"].includes(state))
  const rows = envelopes.map((envelope) => row(app, envelope))
  const list = rows.length
    ? el("section.panel.panel-flush", {}, el("ul.rows", {}, ...rows))
    : el("section.empty", {}, el("h2", {}, app.words.say("none")), el("p", {}, app.words.say("none-why")))
  const again = waiting.some(({ state }) => state === "waiting") && button(app.words.say("send-now"), { kind: "act big wide", sign: "refer", press: () => app.send() })
  return [top(app, app.words.say("not-sent-title"), true), page(app, ...warnings(app, waiting), list, again)]
}

/** @param {App} app @param {import("./envelope.js").Envelope} envelope */
function row(app, envelope) {
  const [shape, tone, badge, sentence] = told(app, envelope)
  const mend = envelope.state === "refused" && el("div.row-act", {}, el("a.button", { href: `/field/envelopes/${envelope.id}/` }, app.words.say("mend")))
  return el("li.row", {}, glyph(shape, tone),
    el("div.row-what", {}, el("span", {}, app.words.say("sealed-at", { number: envelope.number, time: app.words.hour(envelope.at) })),
      el("div.row-meta", {}, el("span", {}, `${badge}: ${sentence}`))), mend)
}

/** @param {App} app */
export function phone(app) {
  const other = app.words.language === "sq" ? "en" : "sq"
  const words = { sq: "Shqip", en: "English" }
  const switches = [
    button(words[other], { kind: "big wide", sign: "globe", press: () => app.speak(other) }),
    button(app.words.say(app.large ? "text-small" : "text-large"), { kind: "big wide", sign: "plus", press: () => app.enlarge(!app.large) }),
  ]
  const wipe = el("section.panel", {}, el("div.panel-body.stack", {},
    el("h2", {}, app.words.say("wipe-title")), el("p", {}, app.words.say("wipe-why")),
    el("div.acts", {}, button(app.words.say("wipe"), { kind: "danger", press: (event) => sure(app, event) }))))
  return [top(app, app.words.say("settings"), true), page(app, el("div.stack", {}, ...switches), wipe)]
}

/** A second press wipes: nothing can be taken back. @param {App} app @param {Event} event */
function sure(app, event) {
  const pressed = /** @type {HTMLElement} */ (event.currentTarget)
  if (pressed.dataset.sure) return app.wipe()
  pressed.dataset.sure = "true"
  pressed.replaceChildren(app.words.say("wipe-sure"))
}
