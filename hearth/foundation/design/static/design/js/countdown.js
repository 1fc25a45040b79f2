/* What is left of a deadline, by the server's clock. */

/** @param {number} left milliseconds */
export function clock(left) {
  const seconds = Math.max(0, Math.floor(left / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = String(seconds % 60).padStart(2, "0")
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`
}

/** How late, in the words the server sent along. @param {DOMStringMap} words @param {number} minutes */
export function late(words, minutes) {
  const hours = Math.floor(minutes / 60)
  if (minutes === 1) return words.lateMinute ?? ""
  if (hours === 0) return (words.lateMinutes ?? "").replace("{n}", String(minutes))
  return hours === 1 ? words.lateHour ?? "" : (words.lateHours ?? "").replace("{n}", String(hours))
}

/** @param {HTMLElement} box @param {number} now */
export function draw(box, now) {
  const since = Date.parse(box.dataset.since ?? "")
  const until = Date.parse(box.dataset.until ?? "")
  const left = until - now
  const shown = box.querySelector("[data-left]")
  const bar = box.querySelector("progress")
  if (!shown || Number.isNaN(left)) return
  box.classList.toggle("countdown-late", left <= 0)
  if (left > 0) {
    if (left < 24 * 3600000) shown.textContent = clock(left)
    if (bar) { bar.max = until - since; bar.value = left }
    return
  }
  if (-left < 48 * 3600000) shown.textContent = late(box.dataset, Math.max(1, Math.floor(-left / 60000)))
  if (bar) { bar.className = "progress-late"; bar.max = 1; bar.value = 1 }
}

/** The page's clock against the server's, found once for each box when it arrives. */
const skews = new WeakMap()

function tick() {
  for (const box of document.querySelectorAll("[data-until]")) {
    if (!skews.has(box)) skews.set(box, Date.parse(box.dataset.now) - Date.now() || 0)
    draw(box, Date.now() + skews.get(box))
  }
}

tick()
setInterval(tick, 1000)
