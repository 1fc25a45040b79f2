"""Nouns of livelihood."""

from __future__ import annotations

from django.urls import path

from hearth.areas.livelihood.views import catalogue, training, work

app_name = "livelihood"
urlpatterns = [
    path("", catalogue.courses, name="courses"),
    path("outcomes", catalogue.outcomes, name="outcomes"),
    path("courses/new", catalogue.new_course, name="new-course"),
    path("courses/<uuid:course>/confirmation", catalogue.confirmation, name="confirmation"),
    path("courses/<uuid:course>/withdrawal", catalogue.withdrawal, name="withdrawal"),
    path("cases/<uuid:pk>/wish", training.wish, name="wish"),
    path("cases/<uuid:pk>/courses", training.enrolments, name="enrolments"),
    path("enrolments/<uuid:pk>/provider", training.provider, name="provider"),
    path("enrolments/<uuid:pk>/weeks", training.weeks, name="weeks"),
    path("enrolments/<uuid:pk>/end", training.end, name="end"),
    path("enrolments/<uuid:pk>/certificate", training.certificate, name="certificate"),
    path("cases/<uuid:pk>/work", work.placements, name="placements"),
    path("checks/<uuid:pk>", work.check, name="check"),
    path("placements/<uuid:pk>/end", work.placement_end, name="placement-end"),
    path("cases/<uuid:pk>/school", work.schooling, name="schooling"),
    path("schooling/<uuid:pk>/steps", work.schooling_steps, name="schooling-steps"),
]
