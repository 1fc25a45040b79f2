/* What was taken along: unlocked, a list, then one case in large letters; one thumb is enough. */

import { button, el, glyph, icon, signed } from "./dom.js"
import { page, top } from "./home.js"
import { able, Broken, look, NoKey } from "./lease.js"

const HERE = "Europe/Tirane"
const SATURDAY = 6
const SUNDAY = 0

/** @typedef {import("./app.js").App} App */

/** @param {App} app */
export async function cases(app) {
  const { kept, stands } = await look(app.store)
  if (stands !== "running") app.close()
  if (stands === "running" && app.reading) return list(app)
  const title = app.words.say("cases")
  if (stands === "running") return [top(app, title, true), page(app, await locked(app, kept)), bar(app)]
  const said = { none: ["cases-none", "cases-why"], waiting: ["cases-none", "cases-fetch"], over: ["cases-over", "cases-why"], clock: ["cases-clock", ""] }[stands]
  return [top(app, title, true), page(app, await nothing(app, said[0], said[1]))]
}

/** @param {App} app @param {string} sentence @param {string} why */
async function nothing(app, sentence, why) {
  if (!(await able())) return el("section.empty", {}, icon("shield"), el("h2", {}, app.words.say("cases-none")), el("p", {}, app.words.say("cases-unable")))
  return el("section.empty", {}, icon("lock"), el("h2", {}, app.words.say(app.panicked ? "panic-done" : app.over ? "cases-over" : sentence)), why && el("p", {}, app.words.say(why)),
    el("a.button.button-act.button-big", { href: "/field/lease/new" }, app.words.say("take")))
}

/** @param {App} app @param {any} kept */
async function locked(app, kept) {
  const many = (await app.store.cases()).length
  return el("section.empty", {}, icon("lock"), el("h2", {}, app.words.say("cases-locked", { n: many, time: app.words.hour(Date.parse(kept.until) - kept.ahead) })),
    app.said && el("p", { role: "alert" }, app.words.say(app.said)),
    button(app.words.say("cases-unlock"), { kind: "act big wide", sign: "lock", under: app.words.say("cases-unlock-under"), press: () => unlocking(app) }))
}

/** @param {App} app */
async function unlocking(app) {
  try {
    app.said = ""
    await app.open()
  } catch (error) {
    app.said = error instanceof Broken ? "cases-broken" : error instanceof NoKey ? "cases-unable" : "cases-refused"
  }
  await app.show()
}

/** @param {App} app */
function list(app) {
  const rows = app.reading.cases.map((/** @type {any} */ one) => {
    const said = one.facts[app.words.language]
    const open = (/** @type {Event} */ event) => { event.preventDefault(); app.read(one.id) }
    return el("li.row", {}, glyph(one.facts.danger ? "danger" : "going"),
      el("div.row-what", {}, el("a.code", { href: "#case", onclick: open }, one.facts.number),
        el("div.row-meta", {}, el("span", {}, said.who), said.meeting && el("span", {}, `${app.words.say("meeting")}: ${said.meeting}`))))
  })
  return [top(app, app.words.say("cases"), true),
    page(app, el("section.panel.panel-flush", {}, el("ul.rows", {}, ...rows)), el("a.button.button-wide", { href: "/field/lease/new" }, app.words.say("take-anew"))), bar(app)]
}

/** @param {App} app */
export function one(app) {
  const open = app.reading?.case
  if (!open) return cases(app)
  const { facts } = open
  const said = facts[app.words.language]
  const head = el("section.panel", {}, el("div.panel-body.stack", {},
    el("h2", {}, said.who),
    facts.danger && el("p", {}, glyph("danger", "is-late"), " ", app.words.say("danger")),
    said.risk && el("p", {}, `${app.words.say("risk")}: ${said.risk}`),
    said.meeting && el("p", {}, `${app.words.say("meeting")}: ${said.meeting}`)))
  return [header(app, facts.number), page(app, contact(app, facts, said), head, tasks(app, said), offices(app, said)), bar(app)]
}

/** @param {App} app @param {string} number */
function header(app, number) {
  return el("header.quick-top", {}, el("div.quick-bar", {}, signed(app.words.say("back"), "left", () => app.go("#cases")),
    el("div", {}, el("h1", {}, el("span.code", {}, number))), signed(app.words.say("lock"), "lock", () => app.lock())))
}

/** The house's strip of safe contact. The number never stands without its rules. @param {App} app @param {any} facts @param {any} said */
function contact(app, facts, said) {
  const line = (/** @type {string} */ sign, /** @type {any} */ rule, /** @type {string} */ more) => el("li", {}, icon(sign), el("span", {}, rule, more && el("small", {}, more)))
  const lines = (said.rules ?? []).map((/** @type {[string, string, string]} */ [sign, rule, more]) => line(sign, rule, more))
  const call = facts.call && line("phone", el("a.button.code", { href: `tel:${facts.call.phone.replaceAll(" ", "")}` }, facts.call.phone), app.words.say(mayCall(facts.call, Date.now() + (app.reading?.ahead ?? 0)) ? "call-now" : "call-later"))
  return el("section.safety", { "aria-labelledby": "safe-contact" },
    el("div.safety-top", {}, icon("shield"), el("div", {}, el("h2", { id: "safe-contact" }, app.words.say("safe-contact")), !said.rules && el("small", {}, app.words.say("contact-closed")))),
    el("ul.safety-rules", {}, call, ...lines))
}

/** As may_telephone() has it, on the clock of this country. @param {{ days: string, begins: string, ends: string }} call @param {number} moment */
export function mayCall({ days, begins, ends }, moment) {
  const at = new Date(new Date(moment).toLocaleString("en-US", { timeZone: HERE }))
  if (days === "working" && [SATURDAY, SUNDAY].includes(at.getDay())) return false
  if (!begins || !ends) return false
  const clock = `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`
  return begins < ends ? begins <= clock && clock < ends : clock >= begins || clock < ends
}

/** @param {App} app @param {any} said */
function tasks(app, said) {
  const rows = said.tasks.map((/** @type {[string, string, boolean]} */ [what, due, danger]) =>
    el("li.row", {}, glyph(danger ? "danger" : "due"), el("div.row-what", {}, el("span", {}, what), el("div.row-meta", {}, el("span", {}, due)))))
  return panel(app.words.say("tasks"), rows.length ? el("ul.rows", {}, ...rows) : el("div.panel-body", {}, el("p.quiet", {}, app.words.say("tasks-none"))))
}

/** @param {App} app @param {any} said */
function offices(app, said) {
  const ring = (/** @type {string} */ name, /** @type {string} */ number, under = number) =>
    el("a.button.button-big.button-wide", { href: `tel:${number.replaceAll(" ", "")}` }, icon("phone"), el("span", {}, name, under && el("small", {}, under)))
  const links = [ring(app.words.say("telephone"), "129", ""), ...said.offices.map((/** @type {[string, string]} */ [name, number]) => ring(name, number))]
  return panel(app.words.say("offices"), el("div.panel-body.stack", {}, ...links))
}

/** @param {string} title @param {Node} inside */
function panel(title, inside) {
  return el("section.panel.panel-flush", {}, el("div.panel-head", {}, el("h2", {}, title)), inside)
}

/** Under the thumb: everything gone, in one press. @param {App} app */
function bar(app) {
  return el("div.send", {}, el("div.send-in", {}, button(app.words.say("panic"), { kind: "danger big wide", sign: "x", press: () => app.panic() })))
}
