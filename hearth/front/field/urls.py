"""Nouns of the field app. Everything it needs lies under /field/, which is its scope."""

from __future__ import annotations

from django.urls import path

from hearth.front.field.views import held, intake, leases, phones, shell

app_name = "field"
urlpatterns = [
    path("", shell.shell, name="shell"),
    path("questions.json", shell.questions, name="questions"),
    path("worker.js", shell.worker, name="worker"),
    path("manifest.webmanifest", shell.manifest, name="manifest"),
    path("wiped", shell.wiped, name="wiped"),
    path("envelopes", intake.envelopes, name="envelopes"),
    path("states", intake.states, name="states"),
    path("phone", phones.phone, name="phone"),
    path("phones/", phones.phones, name="phones"),
    path("phones/<uuid:pk>/revocation", phones.revocation, name="revocation"),
    path("lease", leases.lease, name="lease"),
    path("lease/new", leases.taking, name="taking"),
    path("leases/<uuid:pk>/end", leases.end, name="lease-end"),
    path("held/", held.envelopes, name="held"),
    path("held/<uuid:pk>/release", held.release, name="release"),
    path("held/<uuid:pk>/setting-aside", held.setting_aside, name="setting-aside"),
    path("envelopes/<uuid:pk>/", phones.envelope, name="envelope"),
]
