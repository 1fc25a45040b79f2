"""Verdicts of the plan: arguments in, reasons out; no Django, no clock."""
