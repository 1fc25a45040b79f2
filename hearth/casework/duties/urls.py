"""Nouns of duties: the inbox, an alert, and what is answered to it."""

from __future__ import annotations

from django.urls import path

from hearth.casework.duties import views

app_name = "duties"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("cards", views.cards, name="cards"),
    path("<uuid:pk>/", views.alert, name="alert"),
    path("<uuid:pk>/acknowledgement", views.acknowledgement, name="acknowledgement"),
    path("<uuid:pk>/calls", views.calls, name="calls"),
    path("<uuid:pk>/outcome", views.outcome, name="outcome"),
    path("<uuid:pk>/name", views.name, name="name"),
]
