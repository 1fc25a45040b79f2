"""Nouns of counselling."""

from __future__ import annotations

from django.urls import path

from hearth.areas.counselling.views import care, groups, safety, sessions

app_name = "counselling"
urlpatterns = [
    path("groups", groups.groups, name="groups"),
    path("groups/<uuid:group>", groups.group, name="group"),
    path("groups/<uuid:group>/closing", groups.closing, name="closing"),
    path("cases/<uuid:pk>/sessions", sessions.sessions, name="sessions"),
    path("cases/<uuid:pk>/scores", sessions.scores, name="scores"),
    path("cases/<uuid:pk>/groups", groups.joining, name="joining"),
    path("cases/<uuid:pk>/safety", safety.safety, name="safety"),
    path("answers/<uuid:pk>/safety", safety.safety_of, name="safety-of"),
    path("sessions/<uuid:pk>/notes", sessions.own_notes, name="own-notes"),
    path("members/<uuid:pk>/end", groups.membership_end, name="membership-end"),
    path("care", care.care, name="care"),
    path("care/check-ins", care.check_ins, name="check-ins"),
    path("care/supervisor", care.supervisor, name="supervisor"),
    path("care/supervised", care.supervised, name="supervised"),
    path("care/<uuid:pk>", care.care_file, name="care-file"),
]
