"""OpenRosa: what ODK Collect and KoboCollect speak, for telephones that field workers know already.

A telephone is let in by its coordinator: a token of its own, shown once as a square code that the
application imports. It may fetch forms and send what was filled in; it opens nothing and no list
of people is ever sent to it. What is always true: what was acknowledged is kept, sealed, until the
deed is done or a human has mended it; the same submission twice is one; forms whose answers are
for few eyes leave the telephone encrypted to a key of this house.

    GET  /collect/formList                 views/forms.py       what this telephone may fill in
    GET  /collect/forms/<key>/<version>    queries/forms.py     the XForm, with our key in it
    HEAD /collect/submission               views/submission.py  204, and how much we take
    POST /collect/submission
      door.py            telephone()       Basic or Digest  ->  Device, Actor(its owner, now)
      multipart.py       parts_of()        bytes -> parts; anything cut off is refused whole
      submission.py      read()            XML -> Submission: form, version, instance, earlier one
      actions/receive.py receive()         ┐ one transaction: Arrival and its pieces, sealed,
                                           ┘ in the unit's book. COMMIT, and only then 201
      actions/handle.py  handle()          ┐ another: opened (vault/form_keys.py), checked by the
         ├▶ instruments/rules/checking     │ instrument's definition, then the deed:
         ├▶ areas/outreach/actions          │ visit, contact, session
         └▶ casework/instruments/actions   ┘ questions before and after; the feedback box
      refused: the pieces stay, with which answer and why; mended on /collect/arrivals/<id>
      killed in between: every minute jobs.py handles what waits
"""
