"""Names as people hear them: found among five thousand, however they are spelt."""

from __future__ import annotations

import random

import pytest

from hearth.casework.people.matching import Heard, heard, likeliest
from hearth.casework.people.spelling import plain, sound, words

GIVEN = """
Ana Arta Besa Blerta Bukurie Çeljeta Dafina Diellza Dhurata Drita Edlira Elona Enkeleda
Era Fatbardha Fatmira Flutura Gjylie Gjyste Hatixhe Hënëza Ilirjana Jehona Jeta Klodiana
Kujtime Lindita Liljana Lule Lumturi Majlinda Merita Mimoza Mirjeta Natasha Nexhmije
Njomza Ornela Përparime Pranvera Qamile Qendresa Rrezarta Rukije Sanie Servete Shpresa
Shqipe Suela Teuta Thëllëza Valbona Vera Violeta Vjollca Xhevahire Xhuljana Yllka Zamira
Zhaneta Zylfije Agim Arben Bardhyl Besnik Çlirim Dritan Dhimitër Ermal Fatos Gjergj Gjon
Ilir Jetmir Kreshnik Luan Llazar Ndriçim Petrit Përparim Qemal Rrahman Skënder Shkëlqim
Thoma Xhemal Xhelal Ylli
""".split()  # noqa: SIM905
# Family names that nobody bears: test, example, model, sample, invention… with every digraph.
ROOTS = """
Test Shembull Provën Modelx Mostr Trill Shpikj Sprov Gjedh Kampion
""".split()  # noqa: SIM905
ENDINGS = """
i aj anji ashi xhiu gjini ollari ushi ija ari olli ezi ërri othi idhi uqi açi ymi ezhi
""".split()  # noqa: SIM905
MISHEARD = [
    ("xh", "dj"), ("xh", "gj"), ("gj", "xh"), ("q", "k"), ("q", "c"), ("ç", "c"), ("ç", "q"),
    ("ë", "e"), ("ë", ""), ("y", "i"), ("i", "y"), ("ll", "l"), ("l", "ll"), ("rr", "r"),
    ("r", "rr"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("zh", "z"), ("nj", "n"), ("j", "i"),
]  # fmt: skip
EVERYBODY = 5000


def invented(rng: random.Random) -> list[str]:
    family = [root + ending for root in ROOTS for ending in ENDINGS]
    names: dict[str, None] = {}
    while len(names) < EVERYBODY:
        names.setdefault(f"{rng.choice(GIVEN)} {rng.choice(family)}")
    return list(names)


def misspelt(name: str, rng: random.Random) -> str:
    """One thing a tired colleague gets wrong."""
    low = name.lower()
    ways = [(right, wrong) for right, wrong in MISHEARD if right in low]
    kind = rng.random()
    if ways and kind < 0.6:
        right, wrong = rng.choice(ways)
        at = rng.choice([n for n in range(len(low)) if low.startswith(right, n)])
        return low[:at] + wrong + low[at + len(right) :]
    at = rng.randrange(len(name) - 1)
    if kind < 0.75:
        return name[:at] + name[at + 1 :]
    if kind < 0.88:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + rng.choice("aeilnrst") + name[at + 1 :]


@pytest.fixture(scope="module")
def everybody() -> dict[str, Heard]:
    return {name: heard([name]) for name in invented(random.Random(7))}


@pytest.mark.parametrize(("mistakes", "found"), [(1, 0.97), (2, 0.95)])
def test_a_misspelt_name_is_among_the_ten(
    everybody: dict[str, Heard], mistakes: int, found: float
) -> None:
    rng = random.Random(11)
    asked = rng.sample(sorted(everybody), 150)
    hits = 0
    for name in asked:
        said = name
        for _ in range(mistakes):
            said = misspelt(said, rng)
        if rng.random() < 0.3:
            said = " ".join(reversed(said.split()))
        hits += name in dict(likeliest(said, everybody, most=10))
    assert hits / len(asked) >= found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xhevahire", "djevahire"), ("Xhevahire", "Gjevahir"), ("Gjergj", "XHERXH"),
        ("Qamile", "Kamile"), ("Çlirim", "clirim"), ("Yllka", "Ilka"), ("Rrezarta", "Rezarta"),
        ("Shpresa", "Spresa"), ("Thëllëza", "Telleza"), ("Dhurata", "Durata"),
        ("Zhaneta", "Zaneta"), ("Njomza", "Nomza"), ("Fatbardhë", "FATBARDH"),
    ],
)  # fmt: skip
def test_these_sound_alike(one: str, other: str) -> None:
    assert sound(plain(one)) == sound(plain(other))


def test_words_are_folded_and_parted() -> None:
    assert words("  Përparim-Ana  D’Testi 3 ") == ["perparim", "ana", "dtesti"]


def test_the_one_who_is_written_alike_comes_first() -> None:
    among = {name: heard([name]) for name in ("Qamile Testi", "Kamile Testi")}
    assert likeliest("kamile testi", among, most=2)[0][0] == "Kamile Testi"
    assert likeliest("qamile testi", among, most=2)[0][0] == "Qamile Testi"


def test_every_name_of_a_person_finds_her() -> None:
    among = {1: heard(["Ana Testi", "Lule"]), 2: heard(["Vera Prova"])}
    assert [key for key, _ in likeliest("lulë", among, most=5)] == [1]
    assert [key for key, _ in likeliest("anatesti", among, most=5)] == [1]


def test_a_name_like_nobodys_finds_nobody(everybody: dict[str, Heard]) -> None:
    assert likeliest("Wolfgang", everybody, most=10) == []
    assert likeliest("  …  ", everybody, most=10) == []
    assert likeliest("Ana", {1: heard([])}, most=10) == []
