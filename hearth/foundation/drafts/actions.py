"""Keep what was typed; throw it away."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import IntegrityError, transaction

from hearth.foundation.access.actions import open_own
from hearth.foundation.access.actor import Actor
from hearth.foundation.access.identity import reading_as
from hearth.foundation.access.together import call
from hearth.foundation.deeds.deeds import acting, deed
from hearth.foundation.drafts.models import Draft, Drawer
from hearth.foundation.drafts.queries import in_drawer, may_keep_drafts
from hearth.foundation.vault.keyring import cut_key

LONGEST = 200_000  # bytes, as JSON
KEPT = timedelta(days=30)
FORM = re.compile(r"[a-z][a-z0-9-]{0,59}")


class TooLong(SuspiciousOperation):
    """Nobody types so much into a form. The answer is 400, and nothing was kept."""


class NotAForm(SuspiciousOperation):
    """A form is named by a code."""


class NoDrawer(PermissionDenied):
    """This role writes nothing into dossiers, so it has no drawer to keep a draft in."""


@deed
def keep(form: str, content: Mapping[str, Any], *, subject: UUID | None = None, by: Actor) -> Draft:
    """The answers as they stand now. What is older than what is kept changes nothing."""
    if not FORM.fullmatch(form):
        raise NotAForm
    if len(json.dumps(content, ensure_ascii=False).encode()) > LONGEST:
        raise TooLong
    dossier = drawer_of(by)
    draft = in_drawer(by, form, subject).first() or _begin(dossier, form, subject, content, by=by)
    if draft.saved_at <= by.at:
        draft.content, draft.saved_at = content, by.at
        draft.save(update_fields=["content", "saved_at"])
    return draft


def discard(form: str, *, subject: UUID | None = None, by: Actor) -> None:
    """It was sent, or is not wanted any more. Mostly there is none, and nothing is done.

    No deed of its own: where one is open it goes with what that says next.
    """
    with nullcontext() if reading_as() is by else acting(by):
        call("drafts_discard(%s, %s, %s)", by.user.pk, form, subject)


@deed
def clear_old(*, by: Actor) -> int:
    """Nightly. Returns how many drafts were erased."""
    old = Draft.objects.unscoped(because="drafts are kept for thirty days")
    erased, _ = old.filter(saved_at__lt=by.at - KEPT).delete()
    return erased


def _begin(
    dossier: UUID, form: str, subject: UUID | None, content: Mapping[str, Any], *, by: Actor
) -> Draft:
    """A new draft; or the one that another window began in this very moment."""
    draft = Draft(
        dossier_id=dossier,
        user=by.user,
        form=form,
        subject=subject,
        content=content,
        saved_at=by.at,
    )
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:
        return in_drawer(by, form, subject).get()
    return draft


def drawer_of(by: Actor) -> UUID:
    """The dossier that is this person's own drawer; opened on first use, within a deed."""
    drawer = Drawer.objects.visible_to(by).filter(user=by.user).first()
    if drawer is None and not may_keep_drafts(by):
        raise NoDrawer
    return drawer.dossier_id if drawer else _open_drawer(by)


def _open_drawer(by: Actor) -> UUID:
    try:
        with transaction.atomic():
            dossier = open_own(because="their own drawer", by=by)
            Drawer(dossier=dossier, user=by.user).save(force_insert=True)
            cut_key(dossier, by=by)
            return dossier.pk
    except IntegrityError:
        return Drawer.objects.visible_to(by).get(user=by.user).dossier_id
