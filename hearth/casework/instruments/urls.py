"""Nouns of the instruments."""

from __future__ import annotations

from django.urls import path

from hearth.casework.instruments import views

app_name = "instruments"
urlpatterns = [
    path("", views.instruments, name="shelf"),
    path("feedback", views.feedback, name="feedback"),
    path("feedback/thanks", views.thanks, name="thanks"),
    path("feedback/box", views.box, name="box"),
    path("answers/services/<uuid:pk>", views.service_answers, name="services-answers"),
    path("answers/health/<uuid:pk>", views.health_answers, name="health-answers"),
    path("<slug:key>", views.instrument, name="instrument"),
    path("<slug:key>/of/<uuid:pk>", views.sheet, name="sheet"),
    path("<slug:key>/of/<uuid:pk>/trend", views.trend, name="trend"),
]
