"""Duties to notify: who must be told what, how soon, and what happens when nobody answers.

`announce()` is how anything in the house says that it happened: it records the event, reads
policy/duties.toml, and writes the alerts and the grants the duties reveal, in the same
transaction. An alert waits for an acknowledgement; when none comes it climbs the unit's duty
roster. What is always true: a duty nobody can receive falls to our own duty officer, with a
red banner; it never stops the deed that raised it.
"""
