/* The keyboard: "/" searches, "n" starts anew, "j" and "k" walk the rows, "?" lists all this. */

const OFF = "hearth.keys.off"

/** Is the person writing, or using a key of the browser's own? @param {KeyboardEvent} event */
export function busy(event) {
  const here = /** @type {HTMLElement} */ (event.target)
  return event.ctrlKey || event.metaKey || event.altKey || here.isContentEditable
    || here.matches?.("input:not([type=checkbox], [type=radio]), select, textarea")
    || document.querySelector("dialog:modal") !== null
}

/** @param {number} by */
export function walk(by) {
  const rows = [...document.querySelectorAll(".row-what a, .table tbody th a")].filter((row) => row.checkVisibility())
  const at = rows.indexOf(/** @type {Element} */ (document.activeElement))
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))
  rows[next]?.focus()
}

/** @param {string} key */
function press(key) {
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((one) => one.checkVisibility())
  if (!found) return false
  if (found.matches("input, textarea")) found.focus()
  else found.click()
  return true
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (busy(event) || localStorage.getItem(OFF)) return
  const list = /** @type {HTMLDialogElement | null} */ (document.getElementById("keys"))
  if (event.key === "?" && list) list.showModal()
  else if (event.key === "j") walk(1)
  else if (event.key === "k") walk(-1)
  else if (event.key.length !== 1 || !press(event.key)) return
  event.preventDefault()
}

document.addEventListener("keydown", pressed)
document.addEventListener("click", (event) => {
  const opener = /** @type {HTMLElement} */ (event.target).closest("[data-open]")
  if (opener) /** @type {HTMLDialogElement | null} */ (document.getElementById(opener.dataset.open ?? ""))?.showModal()
})
const off = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-keys-off]"))
if (off) {
  off.checked = localStorage.getItem(OFF) !== null
  off.addEventListener("change", () => off.checked ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF))
}
