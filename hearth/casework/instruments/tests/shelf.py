"""Instruments written for tests: small, invented, and read as the real folders are."""

from __future__ import annotations

from pathlib import Path

from hearth.casework.instruments.folders import Folder, read_folders
from hearth.casework.instruments.loading import load
from hearth.casework.instruments.models import InstrumentVersion

COLUMNS = (
    "type,name,label::Shqip (sq),label::English (en),required,relevant,constraint,"
    "constraint_message::Shqip (sq),constraint_message::English (en),appearance\n"
)
SURVEY = """\
note,hello,Përshëndetje,Hello,,,,,,
select_one often,slept,A flini keq?,Do you sleep badly?,yes,,,,,
select_one often,calm,A jeni e qetë?,Are you calm?,yes,,,,,
begin group,more,Më shumë,More,,${slept} = 'often',,,,
integer,nights,Sa net?,How many nights?,yes,,. >= 1 and . <= 7,Nga 1 deri në 7.,From 1 to 7.,
text,words,Me fjalët tuaja,In your words,,${nights} > 3,,,,multiline
end group,,,,,,,,,
"""
SURVEY = COLUMNS + SURVEY
MORE = """\
select_multiple why,why,Pse?,Why?,,,,,,
decimal,hours,Sa orë?,How many hours?,,,,,,
date,since,Që kur?,Since when?,,,. <= today(),,,
"""
CHOICES = """\
list_name,name,label::Shqip (sq),label::English (en),points
often,never,Asnjëherë,Never,0
often,sometimes,Ndonjëherë,Sometimes,1
often,often,Shpesh,Often,2
why,noise,Zhurma,Noise,
why,dreams,Ëndrrat,Dreams,
"""
ABOUT = """\
title = { en = "Sleep (invented)", sq = "Gjumi (i shpikur)" }
purpose = { en = "For tests.", sq = "Për prova." }
licence = "none"
source = "invented"
translation = "unverified"
drawer = "DRAWER"
collect = "COLLECT"

[[score]]
key = "total"
label = { en = "Total", sq = "Gjithsej" }
items = ["slept", "calm"]
reverse = ["calm"]
change = 2
source = "invented"
band = [
  { from = 0, to = 1, en = "rested", sq = "e pushuar", sign = "good" },
  { from = 2, to = 4, en = "tired", sq = "e lodhur", sign = "late" },
]

[[flag]]
key = "many-nights"
item = "nights"
above = 5
act = { en = "Ask about the nights, today.", sq = "Pyesni për netët, sot." }
source = "invented"
"""


def write(
    root: Path,
    key: str = "sleep",
    *,
    version: str = "1",
    survey: str = SURVEY + MORE,
    choices: str = CHOICES,
    about: str = ABOUT,
    drawer: str = "health",
    collect: str = "no",
) -> Path:
    """A folder as somebody would write it."""
    folder = root / key
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "survey.csv").write_text(survey)
    (folder / "choices.csv").write_text(choices)
    (folder / "settings.csv").write_text(f"form_id,version\n{key},{version}\n")
    page = about.replace("DRAWER", drawer).replace("COLLECT", collect)
    (folder / "about.toml").write_text(page)
    return folder


def understood(root: Path) -> Folder:
    """The one folder there is, read."""
    (folder,) = read_folders(root, lambda _list: [("list/a", "A", "A")])
    return folder


def published(root: Path, key: str = "sleep") -> InstrumentVersion:
    """Loaded as `hearth prepare` would."""
    load(root=root)
    return InstrumentVersion.objects.current().get(key=key)
