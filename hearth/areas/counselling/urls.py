"""Nouns of counselling."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "counselling"
urlpatterns: list[URLPattern] = []
