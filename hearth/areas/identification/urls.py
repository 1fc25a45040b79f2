"""Nouns of identification."""

from __future__ import annotations

from django.urls import path

from hearth.areas.identification import views

app_name = "identification"
urlpatterns = [
    path("new", views.identify, name="new"),
    path("advice", views.advice, name="advice"),
    path("<uuid:pk>/told", views.told, name="told"),
]
