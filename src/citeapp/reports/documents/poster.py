"""The affiche and the flyer: five facts at most, for who walks by (domain.md 7).

What, when, where, the children, whom to ask. In plain words, as it is all that many will read.
"""

from __future__ import annotations

from collections.abc import Iterable

from citeapp.base import french
from citeapp.base.language import _
from citeapp.reports.content import Document, PlainPart, Subtitle, Title
from citeapp.reports.documents.invitation import InvitationInput, ask_words, hours_words
from citeapp.reports.typography import sentence

PAPERS = ("A3", "A4", "A5")


def poster(given: InvitationInput, paper: str = "A4") -> Document:
    """One page of ``paper``; an A5 one is handed out."""
    name = _("Flyer") if paper == "A5" else _("Affiche")
    title = given.title or _("Venez à la rencontre")
    return Document(
        title=" – ".join(filter(None, (name, title, given.collective, french.day(given.day)))),
        subject=_("Rencontre du {day}", day=french.day(given.day)),
        header_left=given.programme,
        header_left_light=given.collective,
        footer_left=_("Version simplifiée"),
        demo=given.demo,
        poster=True,
        paper=paper,
        blocks=(Title(title), *_what(given), *_facts(given)),
    )


def _what(given: InvitationInput) -> Iterable[Subtitle]:
    if given.objective:
        yield Subtitle(sentence(french.begun(given.objective)))
    elif not given.title:
        yield Subtitle(_("Vous donnez votre avis. Nous décidons ensemble."))


def _facts(given: InvitationInput) -> Iterable[PlainPart]:
    day = french.begun(french.long_day(given.day))
    yield PlainPart(_("Quand ?"), _kept(sentence(day), hours_words(given)), "calendar")
    if given.place or given.address:
        where = sentence(french.begun(french.at_place(given.place))) if given.place else ""
        yield PlainPart(_("Où ?"), _kept(where, sentence(given.address)), "place")
    if given.childcare:
        told = (_("Ils jouent dans une salle à côté."), _("C’est gratuit."))
        yield PlainPart(_("Vos enfants"), told, "child")
    ask = ask_words(given)
    if ask:
        yield PlainPart(_("Une question ?"), (ask,), "phone")


def _kept(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)
