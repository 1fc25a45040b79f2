"""The case: a pseudonym with a number, a team, consents, tasks, and the story over time.

One person, many episodes: a case that is closed is never opened again; she who returns gets
a new episode on the same dossier. What is always true: a consent is for one recipient and
one purpose, and its withdrawal closes exactly what rested on it, in the same transaction.
"""
