"""What is asked of a document, and how a document says whose it is."""

from __future__ import annotations

from citeapp.base.errors import NotFound
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.collective import Collective
from citeapp.domain.meeting import Meeting
from citeapp.usecases import collectives
from citeapp.usecases.session import Session

FEW = 3
"""Collectifs that are named one by one; more of them are counted."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """``id`` of a rencontre or a collectif (its name serves too), ``ending`` of the file,
    ``layout`` of the document, ``person_id`` whom it is for; the others are the filters of
    the tableau de suivi.
    """

    id: str = ""
    ending: str = "pdf"
    layout: str = ""
    collective_ids: tuple[str, ...] | None = None
    owner: str = ""
    text: str = ""
    order: str = "due"
    person_id: str = ""


def the_meeting(session: Session, id: str) -> Meeting:
    """The rencontre that a document is about; it has to be named."""
    if not id:
        raise NotFound(
            _("Dites de quelle rencontre il s’agit."),
            todo=_("Les rencontres et leurs identifiants : citeapp list meetings."),
        )
    return session.rows(Meeting).get(id)


def programme_name(session: Session) -> str:
    """« Cité éducative Douai-Waziers »."""
    return session.programme.name or _("Cité éducative")


def collective_name(session: Session, id: str) -> str:
    """« Collectif Dorignies »; empty when there is none."""
    row = session.rows(Collective).find(id)
    if row is None:
        return ""
    return (
        row.name if fold(row.name).startswith("collectif") else _("Collectif {name}", name=row.name)
    )


def one_or_all(session: Session, named: str) -> tuple[str, str]:
    """Identifier and words of a collectif named by either, or of all of them together."""
    if not named:
        return "", _("tous les collectifs")
    found = collectives.named(session, name=named)
    return found.id, collective_name(session, found.id)


def some_or_all(session: Session, ids: tuple[str, ...] | None) -> str:
    """« Collectif Dorignies », « Dorignies, Gayant », « 5 collectifs », « tous les collectifs »."""
    if ids is None:
        return _("tous les collectifs")
    found = [c for c in collectives.listed(session) if c.id in ids]
    if len(found) == 1:
        return collective_name(session, found[0].id)
    if len(found) > FEW:
        return _("{n} collectifs", n=len(found))
    return ", ".join(c.name for c in found) or _("aucun collectif")
