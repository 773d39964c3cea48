"""A document as it would be printed, kept in memory: to be looked at before any file is made."""

from __future__ import annotations

from dataclasses import replace

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _, in_french
from citeapp.base.paths import resources
from citeapp.reports.content import Document
from citeapp.reports.documents.minutes import minutes
from citeapp.reports.documents.sign_in_sheet import DataNotice, Layout, sign_in_sheet
from citeapp.reports.rendering import render
from citeapp.usecases import branding, documents
from citeapp.usecases.acting import reads
from citeapp.usecases.documenting.asked import Asked, programme_name
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Preview:
    """The bytes of the PDF file, and the words of the same document for who listens."""

    title: str
    pdf: bytes
    words: str


@reads
def show(
    session: Session,
    /,
    *,
    kind: str,
    id: str = "",
    layout: str = "",
    collective_ids: list[str] | None = None,
    owner: str = "",
    text: str = "",
    order: str = "due",
    person_id: str = "",
    large: bool = False,
) -> Preview:
    """The very bytes that ``documents.write`` would put into a PDF file.

    Like it, this numbers the lines of a sign-in sheet: what is seen is what is printed.
    """
    asked = Asked(
        id=id,
        layout=layout,
        collective_ids=None if collective_ids is None else tuple(collective_ids),
        owner=owner,
        text=text,
        order=order,
        person_id=person_id,
    )
    with session.workspace.connection.transaction():
        what = documents.drawn(session, kind, asked, large=large)
    if not isinstance(what, Document):
        raise InputRefused(_("Ce fichier n’a pas de pages : enregistrez-le pour l’ouvrir."))
    return drawn(what)


@reads
@in_french()
def sample(session: Session, /, *, kind: str = "minutes") -> Preview:
    """An invented compte rendu or sign-in sheet with what our documents bear.

    ``kind`` is « minutes » or « sign-in-sheet ».
    """
    from citeapp.reports.samples import (
        every as samples,
    )

    name, programme = programme_name(session), session.programme
    if kind == "sign-in-sheet":
        notice = DataNotice(
            programme.controller_name,
            programme.data_purpose,
            programme.data_retention,
            programme.data_contact,
        )
        sheet = samples.typical_sheet(Layout.WITHOUT_CONTACTS)
        document = sign_in_sheet(replace(sheet, programme=name, notice=notice))
    else:
        document = minutes(replace(samples.typical_minutes(), programme=name))
    return drawn(replace(document, brand=branding.brand(session)))


def drawn(document: Document) -> Preview:
    """A document as a preview."""
    fonts = resources() / "fonts"
    return Preview(
        document.title,
        render(document, "pdf", fonts),
        render(document, "txt", fonts).decode("utf-8-sig").replace("\r\n", "\n"),
    )
