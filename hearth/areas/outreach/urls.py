"""Nouns of outreach."""

from __future__ import annotations

from django.urls import path

from hearth.areas.outreach.views import awareness, origin, overview, plan, sheet, sheets

app_name = "outreach"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("comparison", overview.compared, name="comparison"),
    path("units/<slug:key>", overview.unit, name="unit"),
    path("units/<slug:key>/months/<int:year>/<int:month>", sheet.month, name="month"),
    path("units/<slug:key>/months/<int:year>/<int:month>/pdf", sheet.pdf, name="month-pdf"),
    path(
        "units/<slug:key>/months/<int:year>/<int:month>/spreadsheet",
        sheet.spreadsheet,
        name="month-spreadsheet",
    ),
    path("units/<slug:key>/areas/new", plan.area, name="area"),
    path("units/<slug:key>/agreements/new", plan.agreement, name="agreement"),
    path("units/<slug:key>/campaigns/new", awareness.campaign, name="campaign"),
    path("units/<slug:key>/programmes/new", awareness.programme, name="programme-new"),
    path("programmes/<uuid:pk>", awareness.steps, name="programme"),
    path("sessions/<uuid:pk>", overview.session, name="session"),
    path("shifts/new", sheets.shift, name="shift"),
    path("shifts/end", sheets.shift_end, name="shift-end"),
    path("visits/new", sheets.visit, name="visit"),
    path("contacts/new", sheets.contact, name="contact"),
    path("sessions/new", sheets.session_sheet, name="session-new"),
    path("cases/<uuid:pk>/origin/asked", origin.asked, name="origin-asked"),
    path("cases/<uuid:pk>/origin", origin.origin, name="origin"),
]
