"""People who sign in, the organisations and units they belong to, and what they do there.

This is a directory, not a casework table: it holds colleagues, never a person we help.
"""
