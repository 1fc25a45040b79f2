"""`python -m docs.pictures`."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from importlib import import_module
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1]
PAGE = DOCS / "database.md"
# From left to right: what stands below comes first. As in the contracts of pyproject.toml.
ORDER = {
    "foundation": [
        "accounts", "access", "vault", "vocabularies", "audit", "deeds",
        "drafts", "jobs", "messaging", "design", "guards",
    ],
    "casework": ["people", "cases", "duties", "referrals"],
    "areas": ["identification"],
}  # fmt: skip


def main() -> int:
    """Draw and write; or, with --check, say what is out of date."""
    check = sys.argv[1:] == ["--check"]
    with tempfile.TemporaryDirectory() as nowhere:
        os.environ["HEARTH_DATA"] = nowhere  # the settings make keys; no picture needs them
        import_module("hearth.config.ready")
        wanted = _wanted()
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]
    if check:
        for path in stale:
            print(f"{path.relative_to(DOCS.parent)} is out of date: python -m docs.pictures")
        return 1 if stale else 0
    for path in stale:
        path.write_text(wanted[path])
        print(f"{path.relative_to(DOCS.parent)} is drawn anew.")
    return 0


def _wanted() -> dict[Path, str]:
    """Every file, as the models want it."""
    read = import_module("docs.pictures.tables")
    everything = read.tables()
    files, page = {}, PAGE.read_text()
    for storey, order in ORDER.items():
        of_storey = [table for table in everything if table.storey == storey]
        packages = [*order, *sorted({t.package for t in of_storey} - set(order))]
        drawing = import_module("docs.pictures.svg").draw(of_storey, packages)
        files[DOCS / "pictures" / f"{storey}.svg"] = drawing
        page = _between(storey, page, _rows(of_storey))
    return files | {PAGE: page}


def _rows(tables: list[object]) -> str:
    head = "| table | what it holds | drawer | sealed | counted by lists |\n|---|---|---|---|---|"
    return "\n".join([head, *map(_row, tables)])


def _row(table) -> str:  # type: ignore[no-untyped-def]
    drawer = table.drawer or "none"
    if table.between_few:
        drawer += ", between few"
    holds = table.holds.replace("|", "\\|")
    return (
        f"| `{table.label}` | {holds} | {drawer} "
        f"| {', '.join(table.sealed) or '·'} | {', '.join(table.terms) or '·'} |"
    )


def _between(storey: str, page: str, rows: str) -> str:
    mark = re.compile(rf"(<!-- {storey} -->\n).*?(<!-- end -->)", re.DOTALL)
    return mark.sub(lambda found: f"{found[1]}{rows}\n{found[2]}", page)


if __name__ == "__main__":
    sys.exit(main())
