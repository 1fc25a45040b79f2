"""Mobile units in the field: shifts, visits, contacts, information sessions, campaigns."""
