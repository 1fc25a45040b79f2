"""Persons: who they are, how they may safely be reached, who belongs to whom.

A person is one dossier. Her coded facts (sex, age band) are plain and lie in the open drawer;
her names hang from her in the identity drawer, her safe contact in the whereabouts drawer,
both sealed with the dossier's key. A child of a victim is a person with a dossier of its own.
"""
