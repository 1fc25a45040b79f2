"""Importing this readies Django: settings read, applications loaded."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
django.setup()
