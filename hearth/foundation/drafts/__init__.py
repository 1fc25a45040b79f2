"""What somebody was typing, kept until it is sent or thirty days are over.

Every colleague has a drawer: a sealed dossier that opens to them by name and to nobody else,
their own unit included, with a key of its own. Always true: a draft is sealed, its form is
named by a code, and what is sent or discarded is erased, not hidden.
"""
