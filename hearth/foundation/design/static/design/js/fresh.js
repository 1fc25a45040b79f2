/* Rows that arrive by themselves: marked, announced politely, focus left alone. */

const HELD = 2000 // milliseconds a list waits for a finger; an alert does not wait longer
const FRESH = 60000 // milliseconds a row stays marked, though the list is drawn anew meanwhile

/** When each row was first seen; what the page came with is not new. @type {Map<string, number>} */
const seen = new Map()

/** @param {ParentNode} page @param {number} now @returns {number} how many arrived just now */
export function mark(page, now) {
  let arrived = 0
  for (const row of page.querySelectorAll("[data-live-row]")) {
    const known = seen.get(row.dataset.liveRow)
    if (known === undefined) {
      seen.set(row.dataset.liveRow, now)
      arrived += 1
    }
    row.classList.toggle("is-arriving", known === undefined)
    row.classList.toggle("is-fresh", known === undefined || now - known < FRESH)
  }
  return arrived
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

/** Lists that were told of something while a finger was down; they are drawn when it is up again:
 * what is pressed must not be taken away between down and up. @type {Map<Element, string>} */
const late = new Map()
let pressed = 0 // the timer that ends it: a finger may go up where we do not hear of it

function release() {
  clearTimeout(pressed)
  pressed = 0
  setTimeout(() => { // after the click itself
    for (const [list, word] of late) {
      list.removeAttribute("aria-busy")
      window.htmx.trigger(list, word)
    }
    late.clear()
  })
}

document.addEventListener("pointerdown", () => {
  clearTimeout(pressed)
  pressed = setTimeout(release, HELD)
}, true)
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, release, true)
/* What has not changed need not come again, and stays where it is. The clocks on it are set right
 * when the list asks by itself. */
document.addEventListener("htmx:configRequest", event => {
  const { elt, triggeringEvent, headers } = event.detail
  if (!triggeringEvent?.type.startsWith("sse:")) return
  const rows = elt.querySelectorAll("[data-mark]")
  headers["Hearth-Standing"] = Array.from(rows, row => row.dataset.mark).join(" ")
})

document.addEventListener("htmx:beforeSwap", event => {
  const asked = event.detail.requestConfig
  const word = asked?.triggeringEvent?.type ?? ""
  if (!pressed || !word.startsWith("sse:")) return
  event.detail.shouldSwap = false
  asked.elt.setAttribute("aria-busy", "true")
  late.set(asked.elt, word)
})

for (const row of document.querySelectorAll("[data-live-row]")) seen.set(row.dataset.liveRow, -FRESH)
document.addEventListener("htmx:afterSettle", () => announce(mark(document, Date.now())))
document.addEventListener("htmx:sseOpen", () => tell("open"))
document.addEventListener("htmx:sseMessage", () => tell("open"))
document.addEventListener("htmx:sseError", () => tell("lost"))
document.addEventListener("htmx:sseClose", () => tell("lost"))
