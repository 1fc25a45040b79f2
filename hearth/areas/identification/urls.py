"""Nouns of identification."""

from __future__ import annotations

from django.urls import path

from hearth.areas.identification.views import formal, interview, name, protection, report, status

app_name = "identification"
urlpatterns = [
    path("new", report.identify, name="new"),
    path("advice", report.advice, name="advice"),
    path("cases/<uuid:pk>/told", report.told, name="told"),
    path("cases/<uuid:pk>/calls", report.calls, name="calls"),
    path("<uuid:pk>/interview", interview.interview, name="interview"),
    path("<uuid:pk>/interview/advice", interview.advice, name="interview-advice"),
    path("cases/<uuid:pk>/status", status.status, name="status"),
    path("cases/<uuid:pk>/correction", status.correction, name="correction"),
    path("cases/<uuid:pk>/foreign", status.foreign_decisions, name="foreign"),
    path("cases/<uuid:pk>/request", formal.formal_request, name="formal-request"),
    path("formal/<uuid:pk>/interview", formal.formal_interview, name="formal-interview"),
    path("formal/<uuid:pk>/decision", formal.formal_decision, name="formal-decision"),
    path("decisions/<uuid:pk>/given", formal.decision_given, name="decision-given"),
    path("cases/<uuid:pk>/reflection", protection.reflection, name="reflection"),
    path("cases/<uuid:pk>/charges", protection.charges, name="charges"),
    path("charges/<uuid:pk>/request", protection.request_state, name="request-state"),
    path("cases/<uuid:pk>/name", name.name, name="name"),
]
