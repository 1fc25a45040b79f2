"""Pictures of the database, drawn from the models themselves.

`python -m docs.pictures` draws one SVG per storey into docs/pictures/ and writes the tables of
docs/database.md anew between its marks. `--check` writes nothing, and ends with 1 where the page
and the models disagree.
"""
