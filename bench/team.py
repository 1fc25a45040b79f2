"""`python -m bench.team`: a team with 200 open cases in a country of 100,000, page by page.

Opens a Hearth of its own, fills it, and asks every page of a team's day. Prints a table: the
middle and the p95 over HTTP beside a bare SELECT in the same run, the load of the machine, the
processor time of the page alone, and how many questions it asks with 50 and with all cases.
Nothing passes or fails here; what must stay constant is held by tests.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

from bench import house


def main() -> None:
    """Open a house, let a second process fill and ask it."""
    said = argparse.ArgumentParser(prog="python -m bench.team", description=__doc__)
    said.add_argument("--cases", type=int, default=200, help="open cases of the team")
    said.add_argument("--no-country", action="store_true", help="leave out the 100,000 cases")
    said.add_argument("--times", type=int, default=60, help="how often each page is asked")
    words = said.parse_args()
    with house.opened() as open_house:
        asked = [str(open_house.port), str(words.cases), str(words.times)]
        asked += ["--no-country"] if words.no_country else []
        subprocess.run(
            [sys.executable, "-m", "bench.team_measure", *asked],
            env=dict(open_house.environment), check=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
