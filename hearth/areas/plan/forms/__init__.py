"""Strings in, values out: the questions of the plan."""
