"""What all documents of a Cité bear: its colour, logos and footer, and who decides on them."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from citeapp.base import french
from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.domain import publishing
from citeapp.domain.facilitator import Facilitator, Programme
from citeapp.intake import pictures
from citeapp.reports import colours, content
from citeapp.reports.content import Brand, Document
from citeapp.usecases.session import Session

MOST_LOGOS = 4
_KNOWN = b"sha256:"
"""Before the digest that stands for the picture of a logo in what is kept."""


def brand(session: Session) -> Brand:
    """The colour, logos and footer of today; a logo that does not open is left out."""
    programme = session.programme
    return Brand(
        accent=programme.accent,
        logos=tuple(
            content.Logo(picture(row), row.alt_text) for row in shown(session) if opens(row)
        )[:MOST_LOGOS],
        footer=footer(programme),
    )


def footer(programme: Programme) -> str:
    """The sentence of the Cité, then how to reach it; nothing where nothing is known."""
    reach = (
        programme.address,
        french.phone(programme.phone),
        programme.email,
        programme.website,
    )
    return "\n".join(filter(None, (programme.footer, " · ".join(filter(None, reach)))))


def shown(session: Session) -> list[publishing.Logo]:
    """The logos that documents bear, in their order."""
    return session.rows(publishing.Logo).where(
        "coalesce(t.order_key, '') <> ''", (), order="t.order_key, t.id"
    )


def picture(row: publishing.Logo) -> bytes:
    """The bytes of a logo; none when it arrived damaged."""
    try:
        return base64.b64decode(row.data, validate=True)
    except (binascii.Error, ValueError):
        return b""


def opens(row: publishing.Logo) -> bool:
    """Whether a logo can be printed: it may come from any machine, it never stops a document."""
    return bool(row.alt_text.strip()) and _sound(picture(row))


def kept(document: Document) -> Document:
    """The document to be kept for years: its logos by their digest, they are rows already."""
    logos = tuple(replace(logo, data=_digest(logo.data)) for logo in document.brand.logos)
    return replace(document, brand=replace(document.brand, logos=logos))


def restored(session: Session, document: Document) -> Document:
    """A kept document with the pictures of its day, also of logos no longer in use."""
    if not document.brand.logos:
        return document
    known = [picture(row) for row in session.rows(publishing.Logo).all()]
    by_digest = {_digest(data): data for data in known if _sound(data)}
    logos = tuple(
        replace(logo, data=by_digest[logo.data])
        for logo in document.brand.logos
        if logo.data in by_digest
    )
    return replace(document, brand=replace(document.brand, logos=logos))


def keepers(session: Session) -> Sequence[Facilitator]:
    """Who decides what documents look like, when it is not me: the coordination, if any."""
    if session.me.is_coordinator:
        return ()
    every = session.rows(Facilitator).all(order="t.display_name")
    return tuple(one for one in every if one.is_coordinator)


def refuse_others(session: Session) -> None:
    """Raise InputRefused when the coordination decides and I am not of it."""
    found = keepers(session)
    if found:
        raise InputRefused(
            _("L’aspect des documents se décide à la coordination."),
            safe=_("Rien n’a été changé."),
            todo=_("Demandez-le à {who}.", who=keepers_words(found)),
        )


def keepers_words(found: Sequence[Facilitator]) -> str:
    """« Nadia Benali ou Paul Roy »."""
    return _(" ou ").join(one.display_name for one in found)


def sound_accent(colour: str) -> str:
    """The colour as it is kept. Raises InputRefused, with the nearest one that is readable."""
    colour = colour.strip().lower()
    if not colour:
        return ""
    if not colours.is_colour(colour):
        raise InputRefused(
            _("« {colour} » n’est pas une couleur.", colour=colour),
            todo=_("Écrivez-la comme #0b6a66 : un dièse et six signes de 0 à f."),
        )
    if colours.contrast(colour, colours.WHITE) < colours.READABLE:
        near = colours.readable(colour)
        raise InputRefused(
            contrast_words(colour),
            safe=_("La couleur d’avant reste en place."),
            todo=_("La plus proche qui se lit : {colour}.", colour=colour_words(near)),
        )
    return colour


def contrast_words(colour: str) -> str:
    """Whether small letters in this colour are read on white, with the figures."""
    ratio = colours.contrast(colour, colours.WHITE)
    said = {
        "colour": french.begun(colour_words(colour)),
        "ratio": _ratio(ratio),
        "least": _ratio(colours.READABLE),
    }
    if ratio < colours.READABLE:
        return _("{colour} se lit mal sur blanc : contraste {ratio}, il en faut {least}.", **said)
    return _("{colour} se lit bien sur blanc : contraste {ratio}.", **said)


def colour_words(colour: str) -> str:
    """« vert foncé, #0b6a66 »."""
    return f"{colours.named(colour)}, {colour}"


def _ratio(value: float) -> str:
    """« 4,5 pour 1 », never rounded up to what it does not reach."""
    return _("{ratio} pour 1", ratio=french.decimal(int(value * 10) / 10))


def _digest(data: bytes) -> bytes:
    return _KNOWN + hashlib.sha256(data).digest()


@lru_cache(maxsize=32)
def _sound(data: bytes) -> bool:
    return bool(data) and pictures.is_sound_logo(data)
