"""Which directory this is."""

from __future__ import annotations

import uuid

from django.db import models


class Edition(models.Model):
    """A mark that is another after every change of the directory, and never one it has been.

    The database sets it, in the transaction that changes an organisation, a unit or a post.
    """

    only_one = models.BooleanField(primary_key=True, default=True)
    mark = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(only_one=True), name="edition_is_only_one")
        ]

    def __str__(self) -> str:
        return str(self.mark)
