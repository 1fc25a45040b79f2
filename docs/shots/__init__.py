"""Photographs of the screens, for the handbook.

`python -m docs.shots` starts a demo Hearth of its own in a temporary folder on a free port, signs
in as the cast, and lays each scene, in Albanian and in English, into docs/handbook/shots/. It
stops by itself. `--at http://127.0.0.1:8000` photographs a demo that is running already; words
behind it choose scenes by name. It needs Chromium and the development dependencies.
"""
