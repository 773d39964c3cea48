"""The logos of the Cité: up to four, each with the name it stands for, in an order.

A logo taken away is put aside, not thrown away: closed minutes go on bearing it.
"""

from __future__ import annotations

import base64
from pathlib import Path

from citeapp.base.errors import InputRefused, NotFound
from citeapp.base.files import read_limited
from citeapp.base.language import _
from citeapp.domain.order import make_room, mark_of
from citeapp.domain.publishing import Logo
from citeapp.intake import pictures
from citeapp.usecases import branding
from citeapp.usecases.acting import Outcome, acts, reads, required
from citeapp.usecases.session import Session

FILE_SIZE = 60_000_000
"""Bytes of a picture as a designer made it."""
MOST = branding.MOST_LOGOS


@reads
def listed(session: Session, /) -> list[Logo]:
    """The logos that documents bear, in their order."""
    return branding.shown(session)


def add(session: Session, /, *, path: Path, alt_text: str) -> Outcome[Logo]:
    """A PNG or JPEG becomes a logo, made small; ``alt_text`` names whom it stands for.

    The picture is read and shrunk before anything is written.
    """
    return _keep(session, found=prepared(path), alt_text=alt_text)


def prepared(path: Path) -> pictures.Picture:
    """Read and shrink a picture; touches no workspace. Raises InputRefused."""
    return pictures.logo(read_limited(Path(path), FILE_SIZE))


@acts("Ajouter un logo")
def _keep(session: Session, /, *, found: pictures.Picture, alt_text: str) -> Logo:
    """A picture that was made small stands last among the logos."""
    branding.refuse_others(session)
    name = _named(alt_text)
    others = branding.shown(session)
    if len(others) >= MOST:
        raise InputRefused(
            _("Les documents portent quatre logos au plus."),
            safe=_("Rien n’a été changé."),
            todo=_("Retirez-en un d’abord."),
        )
    return session.rows(Logo).add(
        Logo(
            id=session.new_id(),
            order_key=_key_at(session, others, len(others)),
            alt_text=name,
            media_type=found.media_type,
            data=base64.b64encode(found.data).decode(),
        )
    )


@acts("Nommer un logo")
def describe(session: Session, /, *, id: str, alt_text: str) -> Logo:
    """The name that a logo stands for, read to whoever does not see it."""
    branding.refuse_others(session)
    return session.rows(Logo).change(id, alt_text=_named(alt_text))


@acts("Déplacer un logo")
def move(session: Session, /, *, id: str, place: int) -> Logo:
    """Put a logo at ``place`` among the others, 0 for the first."""
    branding.refuse_others(session)
    others = [row for row in branding.shown(session) if row.id != id]
    if len(others) == len(branding.shown(session)):
        raise NotFound(_("Ce logo n’est pas sur les documents."))
    place = max(0, min(place, len(others)))
    return session.rows(Logo).change(id, order_key=_key_at(session, others, place))


@acts("Retirer un logo")
def remove(session: Session, /, *, id: str) -> Logo:
    """Documents bear it no more, save those closed with it."""
    branding.refuse_others(session)
    return session.rows(Logo).change(id, order_key="")


def _named(alt_text: str) -> str:
    return required(alt_text, _("Dites de qui est ce logo : qui ne le voit pas l’entendra."))


def _key_at(session: Session, others: list[Logo], place: int) -> str:
    keys = [row.order_key for row in others]
    found, moved = make_room(keys, place, mark_of(session.workspace.guid))
    for index, key in moved.items():
        session.rows(Logo).change(others[index].id, order_key=key)
    return found
