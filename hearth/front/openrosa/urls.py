"""Nouns of openrosa."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "openrosa"
urlpatterns: list[URLPattern] = []
