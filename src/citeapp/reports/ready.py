"""What every form asks of a document before it is drawn.

Pictures say in words what they show, a heading never stands more than one level under the one
before it, and a link leads to a page, a mailbox or a telephone, never into a program.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.reports.content import Block, Chart, Document, Figure, Heading, Link, Paragraph

_WAYS = ("https:", "http:", "mailto:", "tel:")


def ready(document: Document) -> Document:
    """``document`` with levels in order; refused while a picture has no alternative text."""
    if any(not said.strip() for said in _alternatives(document)):
        raise InputRefused(
            _("Une image de ce document n’a pas de texte de remplacement."),
            safe=_("Rien n’a été écrit."),
            todo=_("Décrivez l’image en une phrase : qui ne voit pas l’entendra."),
        )
    return replace(document, blocks=tuple(_in_order(document.blocks)))


def _alternatives(document: Document) -> Iterable[str]:
    yield from (logo.alt for logo in document.brand.logos)
    for block in document.blocks:
        if isinstance(block, Figure | Chart):
            yield block.alt


def _in_order(blocks: Iterable[Block]) -> Iterable[Block]:
    last = 1
    for block in blocks:
        if isinstance(block, Heading):
            block = replace(block, level=max(2, min(block.level, last + 1)))
            last = block.level
        elif isinstance(block, Link) and not block.address.lower().startswith(_WAYS):
            block = Paragraph(block.text, block.lead)
        yield block
