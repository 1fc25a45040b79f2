"""Sign-ins that failed, under a hash of whom and from where; cleared every night."""

from __future__ import annotations

from django.db import models


class Attempt(models.Model):
    """One failure. Neither the name nor the address can be read from it."""

    web_may = "SELECT, INSERT, DELETE"

    mark = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["mark", "at"], name="attempt_by_mark")]

    def __str__(self) -> str:
        return f"attempt at {self.at:%H:%M}"
