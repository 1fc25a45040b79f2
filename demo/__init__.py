"""An invented year at the centre, told only through the actions of the house, as its cast.

Because it goes through the same doors as everybody, it passes every rule, raises every alert
and fills the record; so it is itself a test. Institutions are real, every person is invented.
"""
