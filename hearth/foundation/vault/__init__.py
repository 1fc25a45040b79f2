"""Keys, sealed fields and signatures. The only package that imports cryptography.

Every dossier has a data key of its own; the data key is wrapped by a master key that a
key provider guards (providers/). Names, whereabouts, stories are sealed with the dossier's
key (cipher.py, fields.py) and open only while somebody is acting (keyring.py), for rows
that were read on somebody's behalf. Always true: what cannot be opened is a neutral word
on the screen, never a failure of the page; and destroying one key erases one person.
"""
