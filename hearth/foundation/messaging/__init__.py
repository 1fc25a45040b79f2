"""Letters out of the house: e-mail, SMS, web push. They say that there is something to see.

A letter names nobody and nothing; its text is chosen, never written, so nothing of a case can
get into it. It is put off in the transaction of the deed that wants it, delivered by the
worker, tried again with growing patience, and sent once: the same dedupe key is one letter.
"""
