/* The draft goes to the server by itself, within two seconds of the last keystroke. */

const PAUSE = 1200 // after the last keystroke; the network has the rest of the two seconds
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
    this.sending = true
    this.waiting = false
    this.tell("saving")
    try {
      this.tell("saved", await this.send())
      this.failures = 0
    } catch (failure) {
      this.waiting = true
      this.tell(failure instanceof Refused ? "refused" : "offline")
      this.later(AGAIN[Math.min(this.failures++, AGAIN.length - 1)])
    } finally {
      this.sending = false
    }
    if (this.waiting && !this.failures) this.later(PAUSE)
  }

  end() {
    this.over = true
    clearTimeout(this.timer)
  }
}

/** The server answered, and said no: signed out, or the draft is closed. */
export class Refused extends Error {}

/** @param {HTMLFormElement} form @returns {Promise<string>} the hour it was saved */
export async function post(form) {
  const answer = await fetch(form.dataset.draftUrl ?? "", {
    method: "POST", body: new URLSearchParams(/** @type {any} */ (new FormData(form))),
    headers: { "X-Requested-With": "autosave" }, credentials: "same-origin", keepalive: true, redirect: "manual",
  })
  if (answer.type === "opaqueredirect" || (answer.status >= 400 && answer.status < 500)) throw new Refused()
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.headers.get("X-Saved-At") ?? new Date().toTimeString().slice(0, 5)
}

const SHAPES = { saving: "i-wait", saved: "i-cloud", offline: "i-no-signal", refused: "i-no-signal" }

/** @param {Element | null} line @returns {(state: string, time?: string) => void} */
export function teller(line) {
  return (state, time = "") => {
    if (!(line instanceof HTMLElement)) return
    const words = line.querySelector("span")
    const said = line.dataset[`words${state[0].toUpperCase()}${state.slice(1)}`] ?? ""
    if (words) words.textContent = said.replace("{time}", time)
    line.classList.remove("saved-idle")
    line.classList.toggle("saved-offline", state === "offline" || state === "refused")
    const use = line.querySelector("use")
    use?.setAttribute("href", `${use.dataset.sprite}#${SHAPES[state]}`)
    line.querySelector(".icon")?.classList.toggle("spin", state === "saving")
  }
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-draft-url]"))
if (form) {
  const draft = new Draft(() => post(form), teller(document.querySelector("[data-saved]")))
  form.addEventListener("input", () => draft.changed())
  form.addEventListener("change", () => draft.changed())
  form.addEventListener("submit", () => draft.end())
  window.addEventListener("online", () => draft.now())
  window.addEventListener("pagehide", () => draft.now())
  document.addEventListener("visibilitychange", () => { if (document.hidden) draft.now() })
}
