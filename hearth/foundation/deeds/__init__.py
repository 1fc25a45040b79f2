"""A deed is what somebody does: one transaction, in their name, with their keys, written down.

`@deed` stands on every function of an actions.py; `acting(actor)` is the same as a block, for
guards and tests. What a deed recorded is appended to the audit as the last statement before
the commit; if that fails, nothing happened.
"""
