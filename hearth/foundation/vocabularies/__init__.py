"""Code lists: what people read and count by. What the code itself decides by is an enum.

A term is one line of vocabularies/<list>.csv and one row here; its key is the readable
`exploitation-form/forced-labour`, so that a table, a log or a search in the repository shows
what it means. A code may be retired with a date; it is never renamed and never deleted.
"""
