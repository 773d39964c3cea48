"""A sheet as XLSX; the only file that knows xlsxwriter."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from citeapp.reports.sheets.sheet import Sheet, demo_mention, safe

_MADE = datetime(2000, 1, 1)
"""A fixed date of making: the same rows give the same bytes, and no hour of work leaks."""


def write(sheet: Sheet) -> bytes:
    """The bytes of the workbook; every text is written as a text, never as a formula or link."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    options |= {"strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": safe(sheet.title), "created": _MADE})
        strong = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        number = book.add_format({"valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
        page = book.add_worksheet(sheet.name)
        for column, field in enumerate(sheet.fields):
            page.set_column(column, column, field.width)
            page.write_string(0, column, sheet.header[column], strong)
        for row, values in enumerate(sheet.rows, start=1):
            for column, value in enumerate(values):
                if isinstance(value, str):
                    page.write_string(row, column, safe(value), text)
                elif isinstance(value, int):
                    page.write_number(row, column, value, number)
                elif value is not None:
                    page.write_datetime(row, column, value, day)
        if sheet.demo:
            page.write_string(len(sheet.rows) + 2, 0, demo_mention())
            page.set_footer(f"&L{demo_mention()}")
        _printable(page, sheet)
    return out.getvalue()


def _printable(page: xlsxwriter.workbook.Worksheet, sheet: Sheet) -> None:
    """The header row stays in sight and on every printed page; one page wide."""
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.fields) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
