"""Persons: who they are, how they may safely be reached, who belongs to whom.

A person is one dossier. Her coded facts (sex, age band) are plain and lie in the open drawer;
her names hang from her in the identity drawer, her safe contact in the whereabouts drawer,
both sealed with the dossier's key. A child of a victim is a person with a dossier of its own.

The screens stand in `cases`, round the case a person is worked with in. What is always true: no
telephone number is printed without its rules (templates/people/phone.html), no name is shown
without a reason, and a search finds nobody whom the reader may not see.
"""
