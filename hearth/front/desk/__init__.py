"""The desk: what a colleague stands in front of. Sign-in, Today, the case file, search.

It knows the areas by name and gathers what they show; no area knows the desk.
"""
