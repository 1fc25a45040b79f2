"""The record of what happened and of what was read: append-only, chained, codes only.

`record()` queues an event while somebody acts; everything queued is appended by one
statement, the last before the commit, so that nothing happens unrecorded and nothing is
recorded that did not happen. Each event's hash covers the one before it; a signed anchor
kept outside the house (anchor.py) proves that the end was not cut off nor all of it written
anew (verify.py). Always true: no name and no free text is ever in here, and the role of the
web can add to it and do nothing else with it.
"""
