"""Nouns of OpenRosa. formList and submission are the ecosystem's own words: clients append them."""

from __future__ import annotations

from django.urls import path

from hearth.front.openrosa.views import forms, pages, submission

app_name = "openrosa"
urlpatterns = [
    path("formList", forms.form_list, name="form-list"),
    path("forms/<slug:key>/<str:version>", forms.form, name="form"),
    path("manifests/<slug:key>/<str:version>", forms.manifest, name="manifest"),
    path("submission", submission.submission, name="submission"),
    path("devices", pages.devices, name="devices"),
    path("devices/<uuid:device>/revocation", pages.revocation, name="revocation"),
    path("arrivals", pages.arrivals, name="arrivals"),
    path("arrivals/<uuid:pk>", pages.arrival, name="arrival"),
    path("arrivals/<uuid:pk>/dropping", pages.dropping, name="dropping"),
]
