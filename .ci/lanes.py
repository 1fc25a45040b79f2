"""Plays a build in lanes, side by side; nothing but the standard library.

One process leaves half of a machine with two cores idle, and a browser waits a lot. Each step of
a lane is a `make`, with a database of its own; its log is shown whole when it ends, and counted:
a step that played nothing has failed.

Browsers and accidents are played by the clock on the wall. They go first when the cores are few,
and what fails is played once more, alone, when the lanes are done, before it counts. The log keeps
both.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parents[1]
FOLDER = HERE / ".test/lanes"
LIMIT = 2400  # seconds for one step; a build has 5400
# Where the other PostgreSQL can make a difference: the walls, the record, the keys, the queue, the
# server itself and the main job. What brings both servers along has played on both already.
TREE = "hearth/config/tests/test_tree.py"
OTHER = " ".join((
    "hearth/foundation/access hearth/foundation/audit hearth/foundation/vault",
    "hearth/foundation/jobs tests/journeys",
    f"{TREE}::test_a_killed_database_comes_back_with_what_was_acknowledged",
    f"{TREE}::test_a_stopped_house_stops_its_database",
))  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One call of make. `tests` is what pytest is told; without it, the name is what is made."""

    name: str
    tests: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    by_the_clock: bool = False

    @property
    def report(self) -> Path:
        return FOLDER / f"{self.name}.xml"

    @property
    def log(self) -> Path:
        return FOLDER / f"{self.name}.log"

    def words(self) -> list[str]:
        first = [] if self.by_the_clock else ["nice", "-n", "5"]
        if not self.tests:
            return [*first, "make", self.name]
        kept = f"-o cache_dir={FOLDER / self.name}"  # what failed last; each step its own
        return [*first, "make", "test", f"TESTS={self.tests} {kept} --junitxml={self.report}"]


BROWSER = {"HEARTH_BROWSER": "must"}
ALONE = "-n 1"  # in a process that may be lost: who hangs takes nobody along
MINE = os.environ.get("TESTS", "")
LANES = (
    (Step("everything", f"-m 'not browser' --ignore=tests/faults -n 2 --dist loadfile {MINE}"),),
    (Step("browsers", f"-m browser --ignore=tests/faults {ALONE}", BROWSER, by_the_clock=True),),
    (
        Step("check"),  # reads only, while the others wait for the first prepared database
        Step("faults", f"tests/faults {ALONE}", BROWSER, by_the_clock=True),
        Step("other", f"-m 'database and not browser' {OTHER}", {"HEARTH_POSTGRES": "wheel"}),
    ),
)


def main() -> int:
    """How many steps failed."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # or servers could not be asked to go
    FOLDER.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(len(LANES)) as lanes:
        failed = [step for those in lanes.map(play, LANES) for step in those]
    for step in [each for each in failed if each.by_the_clock]:
        again = "--last-failed --last-failed-no-failures=none"
        say(f"{step.name}, once more, and only what failed:")
        if played(replace(step, tests=f"{step.tests} {again}")):
            failed.remove(step)
    say(f"Failed: {', '.join(step.name for step in failed)}." if failed else "All of it passed.")
    return len(failed)


def play(lane: tuple[Step, ...]) -> list[Step]:
    """One step after the other, whatever becomes of them; those that failed."""
    return [step for step in lane if not played(step)]


def played(step: Step) -> bool:
    """Whether it ended well, and did something."""
    began = time.monotonic()
    step.report.unlink(missing_ok=True)
    say(f"{step.name} …")
    with step.log.open("wb") as log:
        well = ended(step, log) == 0
    said = step.log.read_text(errors="replace").rstrip()
    if step.tests:
        ran, left_out = counted(step.report)
        well = well and ran > 0
        said += f"\n{ran} tests ran, {left_out} were left out."
    minutes = (time.monotonic() - began) / 60
    say(f"{step.name}, {minutes:.1f} minutes, {'passed' if well else 'FAILED'}:\n{said}")
    return well


def ended(step: Step, log: IO[bytes]) -> int:
    """How it ended. Whoever does not end is told to; make passes it on."""
    made = subprocess.Popen(
        step.words(),
        cwd=HERE,
        env={**os.environ, **step.told},
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        return made.wait(LIMIT)
    except subprocess.TimeoutExpired:
        made.terminate()
        made.wait()
        log.write(f"\nIt took more than {LIMIT / 60:.0f} minutes, and was ended.\n".encode())
        return 1


def counted(report: Path) -> tuple[int, int]:
    """How many tests ran, and how many were only skipped."""
    if not report.exists():
        return 0, 0
    suite = next(ElementTree.parse(report).iter("testsuite")).attrib  # noqa: S314  our own
    left_out = int(suite["skipped"])
    return int(suite["tests"]) - left_out, left_out


def say(words: str) -> None:
    print(f"\n=== {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
