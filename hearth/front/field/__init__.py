"""The field app: what a worker does outside, with or without a signal.

The walk of a report from a phone:

    field/js/report.js        the questions of `questions.json`: the desk's own forms, as data
    field/js/envelope.js      sealed at once to the house's key (HPKE); nothing readable is kept
    field/js/outbox.js        an id, a number, ciphertext, a state: all that the phone remembers
    POST /field/envelopes     views/intake.py → token.py: which phone is this, and whose
    actions/receive.py        receive()   the ciphertext is kept and committed, before anything else
    actions/handle.py         handle()    in the order of the phone, once: in one transaction
      vault/envelopes.py      open_envelope()
      forms.py                the very form that the desk uses; its faults go back as codes
      deeds.py                identify(), log_call() …: the very deeds
    jobs.py                   what a killed server left is handled by the minute hand

And the other way round, a few cases that are lent to a phone for some hours (decision 0032):

    field/lease/new, js/take.js   chosen behind a sign-in; a key is cut under the phone's own lock
    rules.py, queries/carried.py  what may travel, and what of it
    actions/lease.py              take(), hand_over(), end_leases(), gone()
    packet.py                     worded in both languages, sealed to that key; kept nowhere here
    js/lease.js, js/cases.js      at rest sealed, open in memory, deleted when it is over

What is always true: the phone cannot read back what it sealed; a phone's token delivers and asks
for states, and opens nothing; an id is handled once, whatever was sent twice; deadlines run from
receipt, and the hour on the phone is kept beside it; nothing is thrown away that was not handled.
"""
