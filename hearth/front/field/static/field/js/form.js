/* One form on the whole screen: questions, advice, and the button that seals. */

import { advise, isChild } from "./advice.js"
import { el, glyph, icon, signed } from "./dom.js"
import { answers, draw, missing, point, restore } from "./questions.js"

/** @typedef {import("./app.js").App} App */

/** @param {App} app @param {string} name @param {Record<string, string>} beside what travels with the answers and is not asked */
export function screen(app, name, beside = {}) {
  const asked = app.words.forms[name]
  const questions = flat(asked.parts)
  const form = el("form", { novalidate: true, autocomplete: "off", "data-form": name })
  const errors = el("div", { "aria-live": "polite" })
  const origin = name === "report" ? el("div", {}) : null
  if (origin) app.origin().then((from) => { if (from) origin.append(draw(from)) })
  form.append(errors, ...asked.parts.map((/** @type {any} */ part) => place(part)))
  const shown = questions.some((question) => question.advice) ? el("div", { "aria-live": "polite" }) : null
  if (shown) form.querySelector('[data-name="signs"]')?.append(shown)
  const dashes = el("div.dashes", { role: "img" }, ...numbered(form).map(() => el("span")))

  const look = () => {
    const said = answers(form)
    count(app, form, dashes)
    if (shown) advice(app, shown, said)
  }
  const keep = () => app.drafts.keep(name, answers(form))
  form.addEventListener("input", () => { look(); keep() })
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const said = answers(form)
    const lacking = missing(questions, said)
    point(form, lacking, questions)
    if (lacking.length) return summary(app, errors, form, lacking)
    if (form.dataset.sealed) return
    form.dataset.sealed = "true" // one press, one envelope
    try {
      await app.seal(name, { ...said, ...beside })
    } catch (error) {
      delete form.dataset.sealed
      throw error
    }
    app.drafts.drop(name)
    form.reset()
    app.go("#sealed")
  })
  app.drafts.take(name).then((said) => { if (said) restore(form, said); look() })

  if (origin) form.append(origin)
  form.append(el("p.saved", {}, icon("info"), el("span", {}, app.words.say("memory"))), send(app, asked))
  return [top(app, asked, dashes), el("main", { id: "main", tabindex: "-1" }, form)]
}

/** @param {any[]} parts */
function flat(parts) {
  return parts.flatMap((part) => part.questions ?? [part])
}

/** @param {any} part */
function place(part) {
  if (part.fold) return el("details.family", {}, el("summary", {}, icon("right", "s turn"), part.fold), el("div.stack", {}, ...part.questions.map(draw)))
  if (part.questions) {
    return el("div.question", { "data-question": true }, el("h2.label", {}, el("span.n", {}, String(part.number)), " ", part.title), ...part.questions.map(draw))
  }
  return draw(part)
}

/** @param {HTMLElement} form */
function numbered(form) {
  return [...form.querySelectorAll(".question")]
}

/** @param {App} app @param {any} asked @param {HTMLElement} dashes */
function top(app, asked, dashes) {
  return el("header.quick-top", {},
    el("div.quick-bar", {},
      signed(app.words.say("close"), "x", () => app.go("")),
      el("div", {}, el("h1", {}, asked.title)),
      signed(app.words.say("lock"), "lock", () => app.lock())),
    dashes.children.length > 1 ? dashes : null)
}

/** @param {App} app @param {any} asked */
function send(app, asked) {
  const report = el(asked.call ? "button.button.button-ember" : "button.button.button-act.button-big.button-wide", { type: "submit" },
    el("span", {}, asked.send, asked.under ? el("small", {}, asked.under) : null))
  const telephone = asked.call && el("a.button.send-call", { href: `tel:${asked.call}`, "aria-label": app.words.say("telephone") }, icon("phone"), asked.call)
  return el("div.send", {}, el("div.send-in", {}, telephone ? el("div.send-row", {}, telephone, report) : report))
}

/** How many of the questions have an answer; how many signs in each family. @param {App} app @param {HTMLElement} form @param {HTMLElement} dashes */
function count(app, form, dashes) {
  const done = numbered(form).map((question) => Object.keys(answers(question)).length > 0)
  const next = done.indexOf(false)
  ;[...dashes.children].forEach((dash, n) => { dash.className = done[n] ? "on" : n === next ? "at" : "" })
  dashes.setAttribute("aria-label", app.words.say("answered", { answered: done.filter(Boolean).length, of: done.length }))
  for (const family of form.querySelectorAll("details.family")) {
    const figure = family.querySelector("[data-count]")
    const ticked = family.querySelectorAll("input:checked").length
    if (figure) figure.textContent = String(ticked)
    figure?.classList.toggle("some", ticked > 0)
  }
}

/** @param {App} app @param {HTMLElement} box @param {Record<string, any>} said */
function advice(app, box, said) {
  const rule = app.words.bundle.advice
  const words = app.words.said.advice
  const signs = Object.fromEntries((said.signs ?? []).map((/** @type {string} */ sign) => [sign, "observed"]))
  const found = advise(rule, signs, isChild(rule, said.age_band ?? ""))
  const cells = Object.entries(found.signs).map(([element, marked]) =>
    el(marked.length ? "div.amp-cell" : "div.amp-cell.amp-none", {},
      el("b", {}, glyph(marked.length ? "have" : "none"), words.elements[element]), app.words.say(marked.length === 1 ? "one-sign" : "signs", { n: marked.length })))
  const reasons = [
    ...found.missing.map((element) => words.missing.replace("{element}", words.elements[element])),
    ...(found.child ? [words.child] : []),
  ]
  box.replaceChildren(el("section.amp", { "aria-label": words.title },
    el("div.amp-strip", {}, ...cells),
    el("div.amp-advice", {}, el("p.tiny.quiet", {}, words.you), el("h2", {}, words.findings[found.finding]),
      reasons.length ? el("ul", {}, ...reasons.map((reason) => el("li", {}, reason))) : null, el("p.tiny.quiet", {}, words.rule))))
}

/** All that is missing, on top, each a link to its question. @param {App} app @param {HTMLElement} box @param {HTMLElement} form @param {any[]} lacking */
function summary(app, box, form, lacking) {
  const lines = lacking.map((question) => {
    const first = () => /** @type {HTMLElement | null} */ (form.querySelector(`[data-name="${question.name}"] :is(input, select, textarea)`))?.focus()
    return el("li", {}, el("a", { href: location.hash, onclick: (/** @type {Event} */ event) => { event.preventDefault(); first() } }, question.missing))
  })
  const made = el("div.error-summary", { role: "alert", tabindex: "-1" },
    el("h2", {}, glyph("fix"), app.words.say(lacking.length === 1 ? "put-one" : "put-right", { number: lacking.length })), el("ul", {}, ...lines))
  box.replaceChildren(made)
  made.focus()
}
