"""How fast Hearth is, beside the bare database doing the same work in the same run.

`python -m bench` starts a Hearth of its own in a temporary folder, on this machine only, plays
reporters and officers against it over HTTP, prints a table and writes docs/performance.md. It
stops by itself. `python -m bench.team` asks every page of a team with 200 open cases in that country;
`python -m bench.field` measures the field app. A benchmark is not a test: nothing here passes or fails.
"""
