"""Nouns of shelter."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "shelter"
urlpatterns: list[URLPattern] = []
