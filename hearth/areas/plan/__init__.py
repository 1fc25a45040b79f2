"""The plan: from the shelter door to a life of one's own, in the person's own words.

Needs and risk judged with reasons and no score; an assistance plan by outcome domain, signed by
both; what was given, and what could not be had; meetings that thin out; phases, entitlements,
case conferences, and how it ends. What is always true: a version of a plan is never overwritten;
a risk always has the day of its next judgement; every service given serves something planned or
says that it does not; for a child the guardian signs; the police open nothing of it.

The walk of a plan: urls.py → views/plan.py `plan()` → forms/plan.py `drawn()` → actions/draw.py
`draw_plan()` → models/plan.py, and actions/dates.py `set_date()`, so that the review stands on
Today → queries/plan.py → panel.py. The walk of a follow-up: Today → queries/today.py → one press
→ views/contact.py → actions/follow_up.py `follow_up()` → the day of the next.
"""
