"""What was asked: a talk about the first days and one later, opinions in the box, and a telephone
with Collect that sends from outside."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from demo.episodes import counselling
from demo.hands import all_answered, report
from demo.teller import Story, Teller
from hearth.casework.instruments.actions import Filled, answer, give_feedback
from hearth.casework.instruments.queries import current
from hearth.front.openrosa.actions import handle_now, issue, receive
from hearth.front.openrosa.models import Device
from hearth.front.openrosa.submission import read

FIRST = {"sleeps_badly": "always", "eats_little": "often", "pain": "sometimes", "fear": "always",
         "alone": "often", "no_worth": "never",
         "helps": "Kafeja në oborr (e shpikur)."}  # fmt: skip
LATER = FIRST | {"sleeps_badly": "sometimes", "eats_little": "never", "fear": "often",
                 "alone": "sometimes"}  # fmt: skip
WISHES = {"asked_by": "together", "wants": "talk papers work", "first": "Dokumentet (të shpikura)",
          "again": "yes", "again_on": "2026-12-01"}  # fmt: skip
OPINIONS = (
    ("yes", "always", "yes", "Dikush rrinte me mua te mjeku (e shpikur)."),
    ("partly", "sometimes", "yes", "Prita dy orë (e shpikur)."),
    ("yes", "always", "yes", "Vajza ime pati lodra (e shpikur)."),
    ("yes", "always", "partly", "Natën kishte zhurmë (e shpikur)."),
    ("partly", "always", "yes", ""),
    ("yes", "sometimes", "yes", "Fjalët ishin të thjeshta (e shpikur)."),
)
VISIT = {
    "municipality": "municipality/asrdb:61",
    "place": "outreach-place/market",
    "people_met": "9",
}


def first_days(teller: Teller) -> Story:
    """Mira asks how the first days go, and three weeks later once more; Anila is asked to help."""
    opened = teller.at(61, 11)
    yield opened
    signs = {"indicator/g-02": "stated"}
    done = report(teller, "mira", opened, age_band="age-band/26-plus", signs=signs)
    all_answered(teller, done)
    teller.begin(counselling.still(teller, done.case))
    for days_ago, key, said in ((60, "first-days", FIRST), (60, "wishes", WISHES),
                                (38, "first-days", LATER)):  # fmt: skip
        moment = teller.at(days_ago, 10, 20)
        yield moment
        words = {name: word.split() if key == "wishes" and name == "wants" else [word]
                 for name, word in said.items()}  # fmt: skip
        filled = Filled(current(key), teller.submission(), words, teller.day(days_ago))
        answer(done.case, filled, by=teller.actor("mira", moment))


def opinions(teller: Teller) -> Story:
    """Six people drop a sheet into the box, each handed a device by whoever was there."""
    for number, (helped, respect, safe, better) in enumerate(OPINIONS):
        moment = teller.at(50 - 7 * number, 15, 10)
        yield moment
        said = {"helped": [helped], "respect": [respect], "safe": [safe], "better": [better]}
        sheet = current("feedback")
        give_feedback(sheet, said, submission=teller.submission(), by=teller.actor("mira", moment))


def telephone(teller: Teller) -> Story:
    """Vera's telephone is let in, sends two visits, and one that does not fit: it waits."""
    begun = teller.at(20, 9)
    yield begun
    vera = teller.user("vera")
    device = issue(vera, by=teller.actor("sokol", begun))
    for days_ago, met in ((19, "9"), (12, "4"), (1, "nëntë")):
        moment = teller.at(days_ago, 17, 40)
        yield moment
        _send(teller, device, moment, VISIT | {"people_met": met})


def _send(teller: Teller, device: Device, moment: datetime, answers: dict[str, str]) -> None:
    """As the endpoint does, without the wire."""
    by, instance = teller.actor("vera", moment), teller.submission()
    xml = _xml(instance, answers | {"happened_at": moment.isoformat()})
    kept = receive(read(xml), xml, [], whole=True, device=device, by=by)
    handle_now(kept.arrival.pk, by=by)


def _xml(instance: UUID, answers: dict[str, str]) -> bytes:
    version = current("outreach-visit").version
    leaves = "".join(f"<{name}>{said}</{name}>" for name, said in answers.items())
    return (
        f'<data id="outreach-visit" version="{version}">{leaves}<meta>'
        f"<instanceID>uuid:{instance}</instanceID></meta></data>"
    ).encode()
