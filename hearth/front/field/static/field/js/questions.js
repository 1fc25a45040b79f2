/* Draws a question from data, as the house's templates draw it: label, hint, error, control. */

import { el, glyph, icon } from "./dom.js"

/** @typedef {{ name: string, label: string, look: string, required: boolean, number?: number, quiet?: boolean, hint?: string, missing?: string, most?: number, one?: boolean, mode?: string, families?: any[], groups?: any[], advice?: boolean, now?: boolean }} Question */

/** @param {Question} asked */
export function draw(asked) {
  return asked.families ? group(asked) : line(asked)
}

/** @param {Question} asked */
function named(asked) {
  return [asked.number && el("span.n", {}, String(asked.number)), asked.number ? " " : null, asked.label]
}

/** @param {Question} asked */
function words(asked) {
  return [
    asked.hint && el("p.hint", { id: `${asked.name}_hint` }, asked.hint),
    el("p.error", { id: `${asked.name}_error`, hidden: true }, glyph("fix"), el("span", {}, asked.missing ?? "")),
  ]
}

/** @param {Question} asked */
function describedBy(asked) {
  return asked.hint ? `${asked.name}_hint` : null
}

/** @param {Question} asked */
function line(asked) {
  return el(asked.number ? "div.question" : "div.field", { "data-name": asked.name },
    el(asked.quiet ? "label.hint" : "label.label", { for: `id_${asked.name}` }, ...named(asked)),
    ...words(asked), control(asked))
}

/** @param {Question} asked */
function control(asked) {
  const common = { id: `id_${asked.name}`, name: asked.name, autocomplete: "off", "aria-describedby": describedBy(asked), required: asked.required }
  if (asked.groups) return el("span.select-box", {}, el("select.select", common, ...asked.groups.map(unfolding)), icon("chevron"))
  if (asked.look === "text") return el("textarea.textarea", { ...common, rows: 3, maxlength: asked.most, spellcheck: "false" })
  if (asked.look === "moment") return el("input.input", { ...common, type: "datetime-local", value: asked.now ? local(new Date()) : null })
  return el("input.input", { ...common, type: "text", maxlength: asked.most, inputmode: asked.mode, spellcheck: "false" })
}

/** 2026-03-19T22:00, by this phone's clock. @param {Date} moment */
function local(moment) {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60000).toISOString().slice(0, 16)
}

/** @param {{ name?: string, options: [string, string][] }} group */
function unfolding({ name, options }) {
  const made = options.map(([value, label]) => el("option", { value }, label))
  return name ? el("optgroup", { label: name }, ...made) : fragment(made)
}

/** @param {Node[]} nodes */
function fragment(nodes) {
  const made = document.createDocumentFragment()
  made.append(...nodes)
  return made
}

/** @param {Question} asked */
function group(asked) {
  const families = asked.families ?? []
  const folded = families.some((family) => family.name)
  let count = 0
  const options = (/** @type {any} */ family, look = asked.look) => family.options.map((/** @type {any} */ option) => choice(asked, option, `id_${asked.name}_${count++}`, look))
  return el(asked.number ? "fieldset.question" : "fieldset.field",
    { id: `id_${asked.name}`, "data-name": asked.name, role: asked.one ? "radiogroup" : null, "aria-required": asked.one && asked.required ? "true" : null, "aria-describedby": describedBy(asked) },
    el("legend", {}, ...named(asked)), ...words(asked),
    folded
      ? el("div.families", {}, ...families.map((family) => unfold(family, options(family, "chips"))))
      : el(`div.${asked.look}`, {}, ...families.flatMap((family) => options(family))))
}

/** @param {any} family @param {HTMLElement[]} options */
function unfold(family, options) {
  return el("details.family", {},
    el("summary", {}, icon("right", "s turn"), family.name, el("span.count", { "data-count": true }, "0")),
    el("div.chips", {}, ...options))
}

/** @param {Question} asked @param {any} option @param {string} id @param {string} look */
function choice(asked, option, id, look) {
  const kind = { segments: "segment", choices: "choice" }[look] ?? "chip"
  const input = el("input", { type: asked.one ? "radio" : "checkbox", id, name: asked.name, value: option.value, required: asked.one && asked.required, "aria-describedby": option.hint ? `${id}_hint` : null })
  const label = look === "choices"
    ? [el("span", {}, option.label), option.hint && el("span.hint", { id: `${id}_hint` }, option.hint)]
    : [icon("check"), option.label]
  return el(`label.${kind}${option.danger ? ".segment-danger" : ""}`, {}, input, ...label)
}

/** What was answered. @param {ParentNode} form @returns {Record<string, string | string[]>} */
export function answers(form) {
  /** @type {Record<string, string | string[]>} */
  const said = {}
  for (const one of form.querySelectorAll("input, select, textarea")) {
    const input = /** @type {HTMLInputElement} */ (one)
    if (input.type === "checkbox") {
      if (input.checked) said[input.name] = [...(said[input.name] ?? []), input.value]
    } else if (input.type === "radio" ? input.checked : input.value.trim()) said[input.name] = input.value
  }
  return said
}

/** @param {ParentNode} form @param {Record<string, string | string[]>} said */
export function restore(form, said) {
  for (const one of form.querySelectorAll("input, select, textarea")) {
    const input = /** @type {HTMLInputElement} */ (one)
    const value = said[input.name]
    if (input.type === "checkbox" || input.type === "radio") input.checked = [value ?? []].flat().includes(input.value)
    else if (typeof value === "string") input.value = value
  }
}

/** The questions that must be answered and are not. @param {Question[]} asked @param {Record<string, string | string[]>} said */
export function missing(asked, said) {
  return asked.filter((question) => question.required && !said[question.name]?.length)
}

/** Show what is missing, beside each question. @param {ParentNode} form @param {Question[]} lacking @param {Question[]} asked */
export function point(form, lacking, asked) {
  for (const { name } of asked) {
    const error = /** @type {HTMLElement | null} */ (form.querySelector(`#${name}_error`))
    const absent = lacking.some((question) => question.name === name)
    if (error) error.hidden = !absent
    const place = form.querySelector(`[data-name="${name}"]`)
    const control = place?.matches("fieldset") ? place : place?.querySelector("input, select, textarea")
    if (absent) control?.setAttribute("aria-invalid", "true")
    else control?.removeAttribute("aria-invalid")
  }
}
