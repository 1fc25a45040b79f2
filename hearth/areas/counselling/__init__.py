"""Counselling: sessions alone and in groups, what is measured, what cannot wait, and who cares
for those who listen.

Its words: a *session* has a *summary*, which those who work with her on her health may read, and
an *own note*, which the counsellor writes for the work of thinking; a *group* meets, and each
member's session lies in that member's own file; a *safety step* is what is done at once when
somebody thinks of dying; an *external score* is a number that somebody else worked out;
*supervision* and *care* are for colleagues.

What is always true: the own note lies in the drawer "therapy", which no role but the
psychologist's opens, and only for the counsellor's own unit; nothing in a member's file tells who
else is in the group; the safety step is opened by the answer itself and not by a total; a
colleague's care file opens to that colleague and to the supervisor they chose, by name.

The walk of a session:

    POST /counselling/cases/<id>/sessions
      views/sessions.py   sessions()         guards.opens(Case); the health drawer, and theirs?
      forms/sessions.py   SessionForm.held() strings in, Held out; two boxes, visibly different
      actions/session.py  hold_session()     @deed: CounsellingSession (health)
                          own_drawer()       a grant by name on "therapy", if there is none yet;
                                             it rests on what her other grant rests on
                          OwnNote (therapy)
      audit               record()           codes only; the note's event lies in "therapy" too
      back to the case file: panel.py, the part "counselling"

The walk of an answer that cannot wait: instruments/<tool>/about.toml names the flag; casework's
answer() sets a task of danger, due now, and sends the writer to views/safety.py.
"""
