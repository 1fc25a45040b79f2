/* The quick form counts: how many of the questions have an answer, how many signs are ticked. */

/** A question is answered when one of its controls holds something. @param {Element} question */
export function answered(question) {
  const controls = question.querySelectorAll("input, select, textarea")
  return [...controls].some((one) => one.type === "radio" || one.type === "checkbox" ? one.checked : one.value.trim() !== "")
}

/** @param {Element} dashes @param {boolean[]} answers */
export function draw(dashes, answers) {
  const next = answers.indexOf(false)
  ;[...dashes.children].forEach((dash, n) => { dash.className = answers[n] ? "on" : n === next ? "at" : "" })
  const count = answers.filter(Boolean).length
  const words = dashes.dataset.words ?? ""
  dashes.setAttribute("aria-label", words.replace("{answered}", String(count)).replace("{of}", String(answers.length)))
}

/** @param {Element} family */
export function tally(family) {
  const ticked = family.querySelectorAll("input:checked").length
  const count = family.querySelector("[data-ticked]")
  const figure = family.querySelector("[data-ticked-count]")
  if (figure) figure.textContent = String(ticked)
  count?.classList.toggle("some", ticked > 0)
}

function recount() {
  const dashes = document.querySelector(".dashes[data-words]")
  if (dashes) draw(dashes, [...document.querySelectorAll("[data-question]")].map(answered))
  document.querySelectorAll(".family").forEach(tally)
}

document.addEventListener("input", recount)
document.addEventListener("htmx:afterSettle", recount)
window.addEventListener("pageshow", recount)
recount()
