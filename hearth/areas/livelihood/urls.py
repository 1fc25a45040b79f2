"""Nouns of livelihood."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "livelihood"
urlpatterns: list[URLPattern] = []
