# ruff: noqa: E501  scripts for the page stand as they are
"""Cases that were taken along and read: neither a word of them nor their key is on the disk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from hearth.casework.cases.actions import ToDo, set_task
from hearth.casework.people.actions import agree_contact
from hearth.foundation.access.actor import Actor
from hearth.front.field.tests.authenticator import PhoneLock, by_name
from hearth.front.field.tests.browser import registered
from hearth.front.field.tests.lent import PHONE, RULES, a_case, now
from hearth.front.field.tests.test_lease_outside import PANIC, take, unlock
from hearth.front.field.tests.test_on_the_disk import files, opened
from tests.open_house import OpenHouse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TASK, NAME = "KanarinëDetyrë4417", "Kanarina"
KEYS = """async () => {
  const { Store } = await import("/static/field/js/store.js")
  const kept = await (await Store.open()).fact("lease")
  const said = await navigator.credentials.get({ publicKey: {
    challenge: new Uint8Array(32), allowCredentials: [{ type: "public-key", id: kept.credential }],
    userVerification: "required", extensions: { prf: { eval: { first: kept.salt } } } } })
  const output = said.getClientExtensionResults().prf.results.first
  const phone = await (await Store.open()).fact("phone")
  const text = new TextEncoder()
  const secret = await crypto.subtle.importKey("raw", output, "HKDF", false, ["deriveKey"])
  const key = await crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt: kept.salt, info: text.encode("hearth field lease 1|key") },
    secret, { name: "AES-GCM", length: 256 }, true, ["decrypt"])
  const place = text.encode(`hearth field lease 1|${phone}|${btoa(String.fromCharCode(...kept.point))}`)
  const half = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.nonce, additionalData: place }, key, kept.wrapped)
  const jwk = await crypto.subtle.exportKey("jwk", await crypto.subtle.importKey("pkcs8", half, { name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]))
  const scalar = Uint8Array.from(atob(jwk.d.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0))
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", key))
  return [[output, raw, scalar].map((one) => [...new Uint8Array(one)]), [...kept.point], [...kept.wrapped]]
}"""


def test_neither_a_fact_nor_a_key_is_in_any_file_of_the_browser(
    open_house: OpenHouse, chromium: Browser, tmp_path: Path, vera: Actor
) -> None:
    case = a_case(vera, given=NAME)
    agree_contact(case.person, RULES, confirmed_with_her=True, by=now(vera))
    tomorrow = timezone.now() + timedelta(days=1)
    set_task(case, ToDo(TASK, tomorrow, vera.user), by=now(vera))
    words = [case.number, PHONE, PHONE.replace(" ", ""), RULES.say, TASK, NAME]
    folder = tmp_path / "profile"

    context = opened(chromium, folder, open_house, by_name(open_house))
    app = registered(context, vera)
    PhoneLock(app)
    take(app, case)
    unlock(app, 1)
    app.get_by_role("link", name=case.number).click()
    expect(app.get_by_text(TASK)).to_be_visible()
    keys, point, wrapped = app.evaluate(KEYS)
    app.context.set_offline(True)
    app.get_by_role("button", name="Lock the screen now").click()
    app.wait_for_timeout(500)
    assert found(folder, words, keys) == []
    app.get_by_role("button", name="Open").click()
    unlock(app, 1)
    app.get_by_role("link", name=case.number).click()
    app.wait_for_timeout(500)
    context.close()  # in the middle of reading
    assert found(folder, words, keys) == []
    assert any(
        bytes(point) in content for _, content in files(folder)
    )  # we look in the right place
    assert any(bytes(wrapped) in content for _, content in files(folder))


def test_after_haste_nothing_is_left_that_could_be_read(
    open_house: OpenHouse, chromium: Browser, tmp_path: Path, vera: Actor
) -> None:
    case = a_case(vera, given=NAME)
    set_task(case, ToDo(TASK, timezone.now() + timedelta(days=1), vera.user), by=now(vera))
    folder = tmp_path / "profile"
    context = opened(chromium, folder, open_house, by_name(open_house))
    app = registered(context, vera)
    lock = PhoneLock(app)
    take(app, case)
    unlock(app, 1)
    keys, _point, _wrapped = app.evaluate(KEYS)
    app.get_by_role("button", name=PANIC).click()
    expect(app.locator("h1", has_text=re.compile("Shënime"))).to_be_visible()
    app.wait_for_timeout(500)
    assert lock.keys() == 0  # the lock has forgotten its half as well
    context.close()
    assert found(folder, [case.number, TASK, NAME], keys) == []


def found(folder: Path, words: Iterable[str], keys: Iterable[list[int]]) -> list[str]:
    wanted = [(word, word.encode(code)) for word in words for code in ("utf-8", "utf-16-le")]
    wanted += [(f"key {n}", bytes(key)) for n, key in enumerate(keys)]
    return [
        f"{path}: {name}" for path, content in files(folder) for name, w in wanted if w in content
    ]
