"""Houses, rooms, beds, holds and stays, the house log, the vacancy board.

The walk of the main job, a bed for a woman with two children: POST /shelter/houses/<id>/holds →
`views.beds.holds` → `forms.HoldForm.wanted()` → `actions.hold()`, which insists that the house
is theirs, locks the rows of the beds, lets lapsed holds go, and writes one `Booking` a bed; the
database refuses two bookings of one bed in one night. They come: POST
/shelter/bookings/<id>/admission → `actions.admit()` → each person's own `Stay` and `Lodging`, in
her own dossier, and `announce("shelter.admitted")`.

What is always true: a house is a dossier of its own (kind HOUSE), and its address lies in one
drawer of it; a bed is promised once (`bed_promised_once`), whoever the two dossiers are; who
sleeps there stands in the person's dossier and nowhere else, so that a booking read alone says
that a bed is taken and not by whom; outsiders read the vacancy board, which answers yes, waiting
list or no, and never where, or how many; nobody leaves because of the rules of the house without
a decision of the director and an alternative offered.
"""
