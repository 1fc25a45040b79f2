"""Livelihood: from a course to work that is kept, and school for whoever missed it.

Its words: a *course* is offered in a qark, by local government, an employment office or an
organisation; a person *enrols*, comes or does not, and ends with or without a certificate; a
*placement* is an apprenticeship, a job or a business of one's own; after 3, 6 and 12 months
somebody asks whether it was *kept*; a *barrier* is what stands in the way; *schooling* is a
stretch at a school, with its drop-outs and returns.

What is always true: the catalogue of courses holds nothing about anybody we help; where she
works or learns lies in the whereabouts drawer and nowhere else; a course provider is an outside
partner, who is told by a referral and never sees the case; a placement has its three checks from
the moment it begins, and none is asked after it has ended.

The walk of a placement:

    POST /livelihood/cases/<id>/work
      views/work.py      placement()        guards.opens(Case): within reach, and the work theirs?
      forms/work.py      PlacementForm.placed()      strings in, Placed out
      actions/work.py    begin_work()       @deed: Placement, its three KeepingChecks, DailyPlace
        rules.py         due_on()           when each is due; no clock, no database
        audit            record()           codes only
      back to the case file: panel.py draws it; front/desk/queries/today.py asks due_on_today()
"""
