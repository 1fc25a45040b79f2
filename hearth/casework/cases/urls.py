"""Nouns of cases. The file itself, its whole timeline and its closing belong to the desk."""

from __future__ import annotations

from django.urls import path

from hearth.casework.cases.views import consents, emergency, episodes, identity, listing, work

app_name = "cases"
urlpatterns = [
    path("", listing.cases, name="list"),
    path("search", listing.search, name="search"),
    path("emergency", emergency.emergency, name="emergency"),
    path("<uuid:pk>/name", identity.name, name="name"),
    path("<uuid:pk>/identity", identity.identity, name="identity"),
    path("<uuid:pk>/other-names", identity.aliases, name="aliases"),
    path("<uuid:pk>/age", identity.age, name="age"),
    path("<uuid:pk>/safe-contact", identity.safe_contact, name="safe-contact"),
    path("<uuid:pk>/relatives", identity.relatives, name="relatives"),
    path("<uuid:pk>/relatives/<uuid:relative>/case", episodes.relative_case, name="relative-case"),
    path("<uuid:pk>/notes", work.notes, name="notes"),
    path("notes/<uuid:pk>/correction", work.correction, name="correction"),
    path("<uuid:pk>/tasks", work.tasks, name="tasks"),
    path("tasks/<uuid:pk>/done", work.task_done, name="task-done"),
    path("tasks/<uuid:pk>/undone", work.task_undone, name="task-undone"),
    path("tasks/<uuid:pk>/dropped", work.task_dropped, name="task-dropped"),
    path("<uuid:pk>/team", work.team, name="team"),
    path("members/<uuid:pk>/end", work.member_end, name="member-end"),
    path("members/<uuid:pk>/lead", work.member_lead, name="member-lead"),
    path("<uuid:pk>/consents", consents.consents, name="consents"),
    path("consents/<uuid:pk>/withdrawal", consents.withdrawal, name="withdrawal"),
    path("<uuid:pk>/refusals", consents.refusals, name="refusals"),
    path("refusals/<uuid:pk>/change-of-mind", consents.change_of_mind, name="change-of-mind"),
    path("<uuid:pk>/episodes", episodes.episodes, name="episodes"),
    path("<uuid:pk>/first-contact", episodes.first_contact, name="first-contact"),
]
