"""The root of every address. Each area keeps its own; here one sees the whole house."""

from __future__ import annotations

from django.urls import include, path

from hearth.foundation.guards import failures
from hearth.front.desk.views import sign_in

urlpatterns = [
    path("language", sign_in.language, name="language"),
    path("theme", sign_in.theme, name="theme"),
    path("", include("hearth.front.desk.urls")),
    path("alerts/", include("hearth.casework.duties.urls")),
    path("cases/", include("hearth.casework.cases.urls")),
    path("referrals/", include("hearth.casework.referrals.urls")),
    path("identification/", include("hearth.areas.identification.urls")),
]

handler400 = failures.bad_request
handler404 = failures.not_found
handler500 = failures.broken
