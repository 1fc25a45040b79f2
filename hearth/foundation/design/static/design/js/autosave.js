/* The draft goes to the server by itself, within two seconds of the last keystroke; and before the form
   itself is sent, so that a connection lost in that moment loses no answer. */

const PAUSE = 1200 // after the last keystroke; the network has the rest of the two seconds
const PATIENCE = 5000 // a sending that takes longer counts as no connection
const AGAIN = [2000, 4000, 8000, 15000] // when the connection is gone

/** One sending at a time, always the newest answers; ends when the form is sent for good. */
export class Draft {
  /** @param {() => Promise<string>} send @param {(state: string, time?: string) => void} tell */
  constructor(send, tell) {
    this.send = send
    this.tell = tell
    this.waiting = false
    this.sending = false
    this.failures = 0
    this.over = false
    this.timer = 0
  }

  changed() {
    this.waiting = true
    this.later(PAUSE)
  }

  /** @param {number} pause */
  later(pause) {
    clearTimeout(this.timer)
    if (!this.over) this.timer = setTimeout(() => this.now(), pause)
  }

  async now() {
    if (this.over || this.sending || !this.waiting) return
    const state = await this.attempt()
    if (state !== "saved") this.later(AGAIN[Math.min(this.failures++, AGAIN.length - 1)])
    else if (this.waiting) this.later(PAUSE)
  }

  /** @returns {Promise<"saved" | "offline" | "refused">} */
  async attempt() {
    this.sending = true
    this.waiting = false
    this.tell("saving")
    try {
      this.tell("saved", await this.send())
      this.failures = 0
      return "saved"
    } catch (failure) {
      const state = failure instanceof Refused ? "refused" : "offline"
      this.waiting = true
      this.tell(state)
      return state
    } finally {
      this.sending = false
    }
  }

  end() {
    this.over = true
    clearTimeout(this.timer)
  }
}

/** The server answered, and said no: signed out, the draft is closed, or its records are out of reach. */
export class Refused extends Error {}

/** @param {HTMLFormElement} form @returns {Promise<string>} the hour it was saved */
export async function post(form) {
  const answer = await fetch(form.dataset.draftUrl ?? "", {
    method: "POST", body: new URLSearchParams(/** @type {any} */ (new FormData(form))),
    headers: { "X-Requested-With": "autosave" }, credentials: "same-origin", keepalive: true, redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  })
  if (!answer.ok) throw new Refused()
  return answer.headers.get("X-Saved-At") ?? new Date().toTimeString().slice(0, 5)
}

const SHAPES = { saving: "i-wait", saved: "i-cloud", offline: "i-no-signal", refused: "i-no-signal", unsent: "i-no-signal" }

/** @param {Element | null} line @returns {(state: string, time?: string) => void} */
export function teller(line) {
  return (state, time = "") => {
    if (!(line instanceof HTMLElement)) return
    const words = line.querySelector("span")
    const said = line.dataset[`words${state[0].toUpperCase()}${state.slice(1)}`] ?? ""
    if (words) words.textContent = said.replace("{time}", time)
    line.classList.remove("saved-idle")
    line.classList.toggle("saved-offline", state !== "saving" && state !== "saved")
    const use = line.querySelector("use")
    use?.setAttribute("href", `${use.dataset.sprite}#${SHAPES[state]}`)
    line.querySelector(".icon")?.classList.toggle("spin", state === "saving")
  }
}

/** Send the form for good, with the value of the button that was pressed. @param {HTMLFormElement} form @param {HTMLElement | null} pressed */
function go(form, pressed) {
  if (pressed instanceof HTMLButtonElement && pressed.name) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: pressed.name, value: pressed.value })
    form.append(field)
  }
  HTMLFormElement.prototype.submit.call(form)
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const tell = teller(document.querySelector("[data-saved]"))
  const draft = new Draft(() => post(form), tell)
  let warned = false // a draft that the server refuses must not stand in the way of the report itself

  form.addEventListener("input", () => draft.changed())
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const state = warned ? "saved" : await draft.attempt()
    if (state === "saved") {
      draft.end()
      return go(form, event.submitter)
    }
    if (state === "offline") tell("unsent")
    warned = state === "refused"
    form.dispatchEvent(new CustomEvent("hearth:kept", { bubbles: true }))
    draft.later(AGAIN[0])
  })
  window.addEventListener("pageshow", () => { draft.over = false })
  window.addEventListener("online", () => draft.now())
  window.addEventListener("pagehide", () => draft.now())
  document.addEventListener("visibilitychange", () => { if (document.hidden) draft.now() })
}

document.querySelectorAll("form[data-draft-url]").forEach(keep)
