"""Verdicts of outreach: what is on an agenda, which day counts, what may be shown. Plain Python."""
