/* On the house's page, on the phone itself: the key is cut under the owner's finger, then the form goes. */

import { able, cut, NoKey } from "./lease.js"
import { Store } from "./store.js"

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-take]"))

/** @param {string} name the one sentence that is shown; none: all are hidden */
function say(name) {
  for (const said of document.querySelectorAll("[data-said]")) {
    const here = /** @type {HTMLElement} */ (said)
    here.hidden = here.dataset.said !== name
    if (!here.hidden) here.scrollIntoView({ block: "center" })
  }
}

/** @param {HTMLFormElement} asked */
async function take(asked) {
  const many = asked.querySelectorAll('input[name="cases"]:checked').length
  if (!many) return say("none")
  if (many > Number(asked.dataset.most)) return say("many")
  if (!asked.querySelector('input[name="hours"]:checked')) return asked.submit() // the house says what is missing
  say("")
  try {
    const point = /** @type {HTMLInputElement} */ (asked.elements.namedItem("point"))
    point.value = await cut(await Store.open())
    asked.submit()
  } catch (error) {
    say(error instanceof NoKey ? "unable" : "refused")
  }
}

async function begin() {
  if (!form?.elements.namedItem("point")) return
  if (!(await able())) {
    say("unable")
    for (const press of form.querySelectorAll("button[type=submit], .send button")) /** @type {HTMLButtonElement} */ (press).disabled = true
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    take(form)
  })
}

begin()
