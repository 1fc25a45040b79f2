"""Work that need not keep anybody waiting, the clock's hands, and word to whoever is watching.

A job is deferred in the transaction of the deed that wants it: a rollback takes it back, and
once committed it is not lost, whoever is killed. Its arguments are ids and codes. Several
times a minute someone looks for jobs whose worker died, and gives them back to the queue.
"""
