"""Outreach: what two social workers do outside, and whether it was of use.

What is always true: the two are never followed, they say themselves where they are and when they
should be back; whom they met outside has no name here; a form sent twice is one row, whatever the
network did; the worker's clock and ours are both kept; which report came from which session lies
with the report, in the case's dossier, and nobody finds it from the session.

Everything hangs from the unit's own book, a dossier of the kind "field", which opens to the unit
and to its coordinator.

    POST /outreach/sessions/new    (and, sealed, from the telephone; and from ODK Collect)
      outreach/urls.py → views/entries.py      session()       one screen for all five sheets
      outreach/forms/sheet.py                  SheetForm       draws what questions/ asks
      outreach/questions/reading.py            read()          strings → SessionHeld, or mistakes
      outreach/actions/session.py              hold_session()  ┐ one transaction
         ├▶ actions/book.py                    book_of()       │ the unit's book, or a new one
         ├▶ rules/agenda.py                    agenda()        │ "how to report" is always on it
         ├▶ models/session.py                  InformationSession, Attendance, KnowledgeCheck
         └▶ foundation/audit                   record()        ┘ counts and codes only
      sent twice: the primary key is the telephone's own id, the second finds the first

    POST /outreach/cases/<id>/origin   after a report: "which session did this come from?"
      actions/trace.py   trace()   → models/origin.py: in the case's dossier, between few
      queries/origins.py           counted without the person, small figures hidden
"""
