"""From the pieces of an arrival to its answers: read, and opened where the telephone encrypted."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from hearth.foundation.access.actor import Actor
from hearth.foundation.vault.form_keys import Encrypted, File, NotOurs, open_submission
from hearth.front.openrosa.actions.form_key import form_keys
from hearth.front.openrosa.actions.receive import ANSWERS
from hearth.front.openrosa.models import Arrival, ArrivalPiece
from hearth.front.openrosa.submission import Submission, read

ENCRYPTED = ".enc"


def answers_in(arrival: Arrival, actor: Actor) -> Submission:
    """What was answered. NotOurs when it does not open, NotXml when what is inside is no form."""
    pieces = _pieces(arrival, actor)
    submission = read(pieces[ANSWERS])
    if submission.manifest is None:
        return submission
    return read(_opened(submission, pieces))


def _opened(submission: Submission, pieces: Mapping[str, bytes]) -> bytes:
    manifest = submission.manifest
    if manifest is None or set(manifest.files) - set(pieces):
        raise NotOurs
    sent = Encrypted(
        form=submission.form,
        version=submission.version,
        instance=submission.instance_word,
        wrapped_key=manifest.wrapped_key,
        signature=manifest.signature,
        files=[File(name.removesuffix(ENCRYPTED), pieces[name]) for name in manifest.files],
    )
    for row in form_keys():
        try:
            return open_submission(sent, str(row.private))[-1].content
        except NotOurs:
            continue
    raise NotOurs


def _pieces(arrival: Arrival, actor: Actor) -> dict[str, bytes]:
    rows = ArrivalPiece.objects.visible_to(actor).filter(arrival=arrival)
    return {str(row.name): base64.b64decode(str(row.content)) for row in rows}
