"""The door of the room: a document or a sheet and a file ending give the bytes of a file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from citeapp.base.errors import InputRefused
from citeapp.base.language import _, in_french
from citeapp.reports.calendar_file import CalendarEntry, calendar_bytes
from citeapp.reports.content import Document
from citeapp.reports.ready import ready
from citeapp.reports.sheets.sheet import Sheet, only_table

CALENDAR_ENDINGS = ("ics",)
DOCUMENT_ENDINGS = ("pdf", "odt", "docx", "html", "txt")
SHEET_ENDINGS = ("xlsx", "ods", "csv")


@in_french()
def render(what: Document | Sheet | CalendarEntry, ending: str, fonts: Path) -> bytes:
    """``what`` in the format of ``ending`` (« pdf », « .csv »); refused when there is none.

    The heavy libraries are imported here, when they are needed: starting stays quick.
    """
    ending = ending.lower().lstrip(".")
    if isinstance(what, Sheet):
        return _sheet(what, ending)
    if isinstance(what, CalendarEntry):
        if ending != "ics":
            raise _refused(ending, CALENDAR_ENDINGS)
        return calendar_bytes(what)
    if ending in SHEET_ENDINGS and (sheet := only_table(what)) is not None:
        return _sheet(sheet, ending)
    if ending not in DOCUMENT_ENDINGS:
        raise _refused(ending, DOCUMENT_ENDINGS)
    return _document(ready(what), ending, fonts)


def _document(what: Document, ending: str, fonts: Path) -> bytes:
    if ending == "pdf":
        from citeapp.reports.pdf.document import pdf_bytes
        from citeapp.reports.texts import each_text
        from citeapp.reports.typography import tidy

        return pdf_bytes(each_text(what, cache(tidy)), fonts)
    if ending == "odt":
        from citeapp.reports.flowing.odt import odt_bytes

        return odt_bytes(what, fonts.parent)
    if ending == "docx":
        from citeapp.reports.flowing.docx import docx_bytes

        return docx_bytes(what, fonts.parent)
    if ending == "html":
        from citeapp.reports.flowing.html import html_bytes

        return html_bytes(what, fonts.parent)
    from citeapp.reports.text import text_bytes

    return text_bytes(what)


def _sheet(sheet: Sheet, ending: str) -> bytes:
    if ending == "xlsx":
        from citeapp.reports.sheets import xlsx as sheet_xlsx

        return sheet_xlsx.write(sheet)
    if ending == "ods":
        from citeapp.reports.sheets import ods as sheet_ods

        return sheet_ods.write(sheet)
    if ending == "csv":
        from citeapp.reports.sheets import csv as sheet_csv

        return sheet_csv.write(sheet)
    raise _refused(ending, SHEET_ENDINGS)


def _refused(ending: str, known: tuple[str, ...]) -> InputRefused:
    return InputRefused(
        _("Ce document ne s’écrit pas en .{ending}.", ending=ending)
        if ending
        else _("Le nom du fichier ne dit pas sa forme."),
        todo=_("Choisissez une fin de nom parmi {known}.", known=", ".join(known)),
    )
