"""Nouns of the plan."""

from __future__ import annotations

from django.urls import path

from hearth.areas.plan.views import care, contact, opinions, plan, road

app_name = "plan"
urlpatterns = [
    path("people/", contact.people, name="people"),
    path("opinions", opinions.opinions, name="opinions"),
    path("cases/<uuid:pk>/plan", plan.drawing, name="drawing"),
    path("<uuid:pk>/", plan.version, name="version"),
    path("<uuid:pk>/signatures", plan.signatures, name="signatures"),
    path("<uuid:pk>/paper", plan.paper, name="paper"),
    path("actions/<uuid:pk>/state", plan.action_state, name="action-state"),
    path("actions/<uuid:pk>/services", contact.action_services, name="action-services"),
    path("cases/<uuid:pk>/follow-ups", contact.follow_ups, name="follow-ups"),
    path("cases/<uuid:pk>/services", contact.services, name="services"),
    path("cases/<uuid:pk>/unmet-needs", contact.unmet_needs, name="unmet-needs"),
    path("needs/<uuid:pk>/met", contact.need_met, name="need-met"),
    path("days/<uuid:pk>/keeper", contact.keeper, name="keeper"),
    path("cases/<uuid:pk>/needs", care.needs, name="needs"),
    path("cases/<uuid:pk>/risk", care.risk, name="risk"),
    path("cases/<uuid:pk>/safety", care.safety, name="safety"),
    path("cases/<uuid:pk>/phases", road.phases, name="phases"),
    path("cases/<uuid:pk>/entitlements", road.entitlements, name="entitlements"),
    path("cases/<uuid:pk>/entitlements/<slug:code>", road.entitlement, name="entitlement"),
    path("cases/<uuid:pk>/conferences", road.conferences, name="conferences"),
    path("cases/<uuid:pk>/feedback", road.feedback, name="feedback"),
    path("cases/<uuid:pk>/farewell", road.farewell, name="farewell"),
]
