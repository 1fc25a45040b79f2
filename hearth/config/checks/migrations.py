"""Do the migrations say what the models say? Run: `hearth check migrations`."""

from __future__ import annotations

import sys
from importlib import import_module

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation


def problems() -> list[str]:
    """Needs no database. Without a language, as Django itself writes them."""
    with translation.override(None):
        return _problems()


def _problems() -> list[str]:
    loader = MigrationLoader(None)
    found = [
        f"{app}: two migrations claim to be the last: {', '.join(names)}"
        for app, names in loader.detect_conflicts().items()
    ]
    if found:
        return found
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    return [
        f"{app}: no migration yet for: {operation.describe()}"
        for app, migrations in detector.changes(graph=loader.graph).items()
        for migration in migrations
        for operation in migration.operations
    ]


def main() -> int:
    found = problems()
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    import_module("hearth.config.ready")
    sys.exit(main())
