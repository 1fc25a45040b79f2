"""Nouns of the desk. The root address is Today."""

from __future__ import annotations

from django.urls import path

from hearth.front.desk.views import (
    case_file,
    closing,
    colleagues,
    drafts,
    oversight,
    readings,
    sign_in,
    today,
    workshop,
)

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("answers", today.answers, name="answers"),
    path("cases/<uuid:pk>/", case_file.case_file, name="case"),
    path("cases/<uuid:pk>/timeline", case_file.timeline, name="timeline"),
    path("cases/<uuid:pk>/closing", closing.closing, name="closing"),
    path("cases/<uuid:pk>/parts/<slug:part>", case_file.case_part, name="case-part"),
    path("cases/<uuid:pk>/readers", readings.readers, name="readers"),
    path("readings/", readings.readings, name="readings"),
    path("who-could-read/", oversight.who_could_read_page, name="who-could-read"),
    path("units/", colleagues.units, name="units"),
    path("units/<uuid:pk>/", colleagues.unit, name="unit"),
    path("units/<uuid:pk>/colleagues", colleagues.colleagues, name="colleagues"),
    path("units/<uuid:pk>/turns", colleagues.turns, name="turns"),
    path("posts/<int:pk>/end", colleagues.post_end, name="post-end"),
    path("posts/<int:pk>/password", colleagues.first_password, name="first-password"),
    path("turns/<int:pk>/end", colleagues.turn_end, name="turn-end"),
    path("password/", colleagues.password, name="password"),
    path("outbox/", workshop.outbox, name="outbox"),
    path("components/", workshop.components, name="components"),
    path("drafts/<slug:form>/", drafts.drafts, name="draft"),
    path("drafts/<slug:form>/<uuid:subject>/", drafts.drafts, name="draft-of"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/<slug:username>/", sign_in.sign_in_as, name="sign-in-as"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
]
