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
    path("instruments/", include("hearth.casework.instruments.urls")),
    path("identification/", include("hearth.areas.identification.urls")),
    path("outreach/", include("hearth.areas.outreach.urls")),
    path("plan/", include("hearth.areas.plan.urls")),
    path("shelter/", include("hearth.areas.shelter.urls")),
    path("counselling/", include("hearth.areas.counselling.urls")),
    path("livelihood/", include("hearth.areas.livelihood.urls")),
    path("field/", include("hearth.front.field.urls")),
    path("collect/", include("hearth.front.openrosa.urls")),
]

handler400 = failures.bad_request
handler404 = failures.not_found
handler500 = failures.broken
