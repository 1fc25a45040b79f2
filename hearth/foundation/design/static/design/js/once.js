/* One press, one sending. The server is idempotent as well; this only spares the wait. */

/** @param {HTMLFormElement} form @param {HTMLElement | null} pressed */
export function hold(form, pressed) {
  form.dataset.sent = "true"
  if (!pressed) return
  pressed.setAttribute("aria-busy", "true")
  pressed.setAttribute("aria-disabled", "true")
}

/** @param {HTMLFormElement} form */
export function release(form) {
  delete form.dataset.sent
  for (const pressed of form.querySelectorAll("[aria-busy]")) {
    pressed.removeAttribute("aria-busy")
    pressed.removeAttribute("aria-disabled")
  }
}

/** @param {Document} page */
function watch(page) {
  page.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target)
    const harmless = form.method === "dialog" || form.method === "get"
    if (harmless || "again" in form.dataset) return // data-again: a download may be asked for twice
    if (!form.dataset.sent) return hold(form, event.submitter)
    event.preventDefault()
    event.stopImmediatePropagation()
  }, { capture: true }) // before htmx, which would queue the second press
  for (const over of ["htmx:afterRequest", "hearth:kept"]) {
    page.addEventListener(over, (event) => {
      const form = /** @type {HTMLElement} */ (event.target).closest("form")
      if (form) release(form)
    })
  }
  window.addEventListener("pageshow", () => page.querySelectorAll("form[data-sent]").forEach(release))
  page.addEventListener("click", (event) => {
    const press = /** @type {HTMLElement} */ (event.target).closest("[data-dismiss]")
    press?.closest(".toast")?.remove()
  })
  page.querySelector("[data-focus]")?.focus()
}

watch(document)
