"""What a page of the app is told to do when many forms are wanted at once: seal, send, count.

These are scripts for a page that stands open in a real browser; each comes to an end by itself.
"""

from __future__ import annotations

from uuid import UUID

from playwright.sync_api import Page

SEAL = """async (many) => {
  const { Store } = await import("/static/field/js/store.js")
  const { put } = await import("/static/field/js/envelope.js")
  const { key } = await (await fetch("/field/questions.json")).json()
  const store = await Store.open()
  const phone = await store.fact("phone")
  const answers = { danger: "danger/not-seen", municipality: "municipality/asrdb:61",
    source: "signal-source/outreach-visit", sex: "sex/female", age_band: "age-band/26-plus",
    signs: ["indicator/g-01"], accepts_help: "yes", finding: "at-risk" }
  const ids = []
  for (let n = 0; n < many; n += 1) {
    const id = crypto.randomUUID()
    const filled = { form: "report", at: new Date().toISOString(), answers }
    await store.keep(await put(filled, { id, number: await store.next(), phone, key }))
    ids.push(id)
  }
  return ids
}"""

# Tries again and again, as the app does every half minute, until nothing waits or time is up.
SEND = """async (milliseconds) => {
  const { Store } = await import("/static/field/js/store.js")
  const { empty } = await import("/static/field/js/outbox.js")
  const store = await Store.open()
  const end = Date.now() + milliseconds
  const waits = async () => (await store.all()).filter(({ state }) => state === "waiting").length
  const sent = async () => {
    while (Date.now() < end && await waits()) {
      await empty(store)
      await new Promise((done) => setTimeout(done, 20))
    }
  }
  const late = new Promise((done) => setTimeout(done, milliseconds))
  await Promise.race([sent(), late])
  return waits()
}"""

STATES = """async () => {
  const { Store } = await import("/static/field/js/store.js")
  return Object.fromEntries((await (await Store.open()).all()).map(({ id, state }) => [id, state]))
}"""


def seal(page: Page, many: int) -> list[UUID]:
    """So many reports, sealed on this phone and not sent. Their ids."""
    return [UUID(each) for each in page.evaluate(SEAL, many)]


def send(page: Page, milliseconds: int) -> int:
    """Send for so long, or until nothing waits. How many still wait."""
    return int(page.evaluate(SEND, milliseconds))


def begin_to_send(page: Page, milliseconds: int) -> None:
    """The same, without waiting for it."""
    page.evaluate(f"(milliseconds) => {{ ({SEND})(milliseconds).catch(() => {{}}) }}", milliseconds)


def states(page: Page) -> dict[UUID, str]:
    """What this phone believes of each of its envelopes."""
    return {UUID(which): state for which, state in page.evaluate(STATES).items()}
