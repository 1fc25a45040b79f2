/* Rows that arrive by themselves: marked, announced politely, focus left alone. */

/** @param {ParentNode} page @returns {Set<string>} */
export function keys(page) {
  const found = page.querySelectorAll("[data-live-row]")
  return new Set([...found].map((row) => `${row.dataset.liveRow}`))
}

/** Mark the rows that were not here before. @param {ParentNode} page @param {Set<string>} known @returns {number} */
export function mark(page, known) {
  let fresh = 0
  for (const row of page.querySelectorAll("[data-live-row]")) {
    if (known.has(row.dataset.liveRow)) continue
    row.classList.add("is-fresh")
    fresh += 1
  }
  return fresh
}

/** @param {number} fresh */
function announce(fresh) {
  const place = document.getElementById("announcer")
  if (!place || !fresh) return
  const words = fresh === 1 ? place.dataset.one : place.dataset.many
  place.textContent = (words ?? "").replace("{n}", String(fresh))
}

/** The line that says whether we are listening. @param {string} state */
function tell(state) {
  for (const line of document.querySelectorAll("[data-link]")) {
    line.classList.toggle("saved-offline", state === "lost")
    const words = line.querySelector("[data-link-words]")
    const said = state === "lost" ? line.dataset.wordsLost : line.dataset.wordsOpen
    const hour = new Date().toTimeString().slice(0, 8)
    if (words && said) words.textContent = said.replace("{time}", hour)
    const use = line.querySelector("use[data-sprite]")
    use?.setAttribute("href", `${use.dataset.sprite}#${state === "lost" ? "i-no-signal" : "i-cloud"}`)
  }
}

let known = keys(document)
document.addEventListener("htmx:afterSettle", () => {
  announce(mark(document, known))
  known = new Set([...known, ...keys(document)])
})
document.addEventListener("htmx:sseOpen", () => tell("open"))
document.addEventListener("htmx:sseMessage", () => tell("open"))
document.addEventListener("htmx:sseError", () => tell("lost"))
document.addEventListener("htmx:sseClose", () => tell("lost"))
