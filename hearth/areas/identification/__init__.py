"""Identification: from a first sign to a status, and everyone who must know, knows.

A screening asks at most eight things before a record exists; signs are observed, stated,
suspected or unknown; act, means and purpose are weighed by an official rule, as advice: the
human concludes. What is always true: a conclusion "potential victim" opens the case, raises
the alerts and lets the police see where to meet her, all in one transaction; being a
potential victim is a status with full rights, not a doubt; a refusal is an answer like any
other and can be opened again.
"""
