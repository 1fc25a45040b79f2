"""Nouns of outreach."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "outreach"
urlpatterns: list[URLPattern] = []
