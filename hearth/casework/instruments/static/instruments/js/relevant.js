/* Hides what is not asked yet. The server decides again by the same trees; without this script everything is
   shown, and what was not to be asked is left out there. */

/** @typedef {any[]} Tree  as hearth/casework/instruments/rules/expressions.py makes them */

/** @param {Tree} tree @param {Record<string, string>} answers @param {string} today @returns {any} */
export function workOut(tree, answers, today) {
  const [kind, ...parts] = tree
  const of = (/** @type {Tree} */ part) => workOut(part, answers, today)
  if (kind === "number" || kind === "text") return parts[0]
  if (kind === "answer") return answers[parts[0]] ?? ""
  if (kind === "self") return ""
  if (kind === "or") return truth(of(parts[0])) || truth(of(parts[1]))
  if (kind === "and") return truth(of(parts[0])) && truth(of(parts[1]))
  if (kind === "call") return call(parts[0], parts.slice(1).map(of), today)
  return compare(kind, of(parts[0]), of(parts[1]))
}

/** @param {string} name @param {any[]} given @param {string} today */
function call(name, given, today) {
  const chosen = () => String(given[0]).split(" ").filter(Boolean)
  switch (name) {
    case "selected": return chosen().includes(String(given[1]))
    case "count-selected": return chosen().length
    case "not": return !truth(given[0])
    case "if": return truth(given[0]) ? given[1] : given[2]
    case "coalesce": return given[0] !== "" ? given[0] : given[1]
    case "string-length": return String(given[0]).length
    case "regex": return new RegExp(`^(?:${given[1]})$`).test(String(given[0]))
    case "number": return number(given[0])
    case "today": return today
    default: return name === "true"
  }
}

/** @param {string} sign @param {any} left @param {any} right */
function compare(sign, left, right) {
  if (sign === "=" || sign === "!=") return same(left, right) === (sign === "=")
  const days = isDay(left) && isDay(right)
  const [first, second] = days ? [left, right] : [number(left), number(right)]
  switch (sign) {
    case "<": return first < second
    case "<=": return first <= second
    case ">": return first > second
    case ">=": return first >= second
    case "+": return first + second
    case "-": return first - second
    case "*": return first * second
    case "div": return second ? first / second : NaN
    default: return first % second
  }
}

/** @param {any} left @param {any} right */
function same(left, right) {
  if (typeof left === "boolean" || typeof right === "boolean") return truth(left) === truth(right)
  if (typeof left === "number" || typeof right === "number") return number(left) === number(right)
  return left === right
}

const isDay = (/** @type {any} */ value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)
const number = (/** @type {any} */ value) => (value === "" ? NaN : Number(value))
const truth = (/** @type {any} */ value) => (typeof value === "number" ? !Number.isNaN(value) && value !== 0 : Boolean(value))

/** What is answered now, question by question. @param {HTMLFormElement} form @param {string} prefix */
export function answersOf(form, prefix) {
  /** @type {Record<string, string>} */
  const answers = {}
  for (const [name, value] of new FormData(form)) {
    if (!name.startsWith(prefix) || typeof value !== "string" || !value) continue
    const question = name.slice(prefix.length)
    const typed = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value)
    const word = typed ? `${typed[3]}-${typed[2].padStart(2, "0")}-${typed[1].padStart(2, "0")}` : value
    answers[question] = answers[question] ? `${answers[question]} ${word}` : word
  }
  return answers
}

/** @param {HTMLFormElement} form */
function show(form) {
  const answers = answersOf(form, "q-")
  const today = form.dataset.today ?? ""
  for (const part of form.querySelectorAll("[data-relevant]")) {
    if (!(part instanceof HTMLElement)) continue
    const trees = JSON.parse(part.dataset.relevant ?? "[]")
    part.hidden = !trees.every((/** @type {Tree} */ tree) => truth(workOut(tree, answers, today)))
    if (part.hidden && part.dataset.question) delete answers[part.dataset.question]
  }
}

document.querySelectorAll("form[data-today]").forEach((form) => {
  if (!(form instanceof HTMLFormElement)) return
  form.addEventListener("input", () => show(form))
  show(form)
})
