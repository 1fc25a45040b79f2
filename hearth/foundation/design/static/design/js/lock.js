/* The quick lock: first nothing is to be seen, then the session ends. */

const TWICE = 600 // milliseconds between two presses of Escape

/** @param {HTMLFormElement} form */
export function lock(form) {
  document.documentElement.classList.add("is-locked")
  form.requestSubmit()
}

/** Lock after `seconds` without a key, a touch or a move. @param {number} seconds @param {() => void} act */
export function afterQuiet(seconds, act) {
  let last = Date.now()
  for (const sign of ["keydown", "pointerdown", "pointermove", "scroll"]) {
    window.addEventListener(sign, () => { last = Date.now() }, { passive: true, capture: true })
  }
  const look = () => { if (Date.now() - last >= seconds * 1000) { clearInterval(timer); act() } }
  const timer = setInterval(look, 5000)
  document.addEventListener("visibilitychange", look)
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-lock][data-idle]") ?? document.querySelector("form[data-lock]"))
if (form) {
  let pressed = 0
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog:modal")) return
    const now = Date.now()
    if (now - pressed < TWICE) lock(form)
    pressed = now
  })
  for (const each of document.querySelectorAll("form[data-lock]")) {
    each.addEventListener("submit", () => document.documentElement.classList.add("is-locked"))
  }
  const seconds = Number(form.dataset.idle)
  if (seconds > 0) afterQuiet(seconds, () => lock(form))
}
// A page kept by the browser must not come back readable after the lock.
window.addEventListener("pageshow", (event) => { if (event.persisted && document.documentElement.classList.contains("is-locked")) location.reload() })
