"""A sheet as ODS; the only file that knows odfpy."""

from __future__ import annotations

import io
from datetime import date

from odf import dc, meta, number, opendocument, style, table, teletype
from odf import text as odf_text

from citeapp.reports.sheets.sheet import Sheet, Value, demo_mention, safe

_CHARACTER_CM = 0.2


def write(sheet: Sheet) -> bytes:
    """The bytes of the spreadsheet; every text is a cell of type string, never a formula."""
    book = opendocument.OpenDocumentSpreadsheet()
    # No hour of work in the file: the same rows say the same thing.
    for element in list(book.meta.childNodes):
        if element.qname == meta.CreationDate().qname:
            book.meta.removeChild(element)
    book.meta.addElement(dc.Title(text=safe(sheet.title)))
    book.meta.addElement(dc.Language(text="fr"))
    strong, day = _styles(book)
    page = table.Table(name=sheet.name)
    for column in sheet.fields:
        page.addElement(table.TableColumn(stylename=_width(book, column.width)))
    heading = table.TableHeaderRows()
    heading.addElement(_row(sheet.header, strong, day))
    page.addElement(heading)
    for values in sheet.rows:
        page.addElement(_row(values, None, day))
    if sheet.demo:
        page.addElement(_row((demo_mention(),), None, day))
    book.spreadsheet.addElement(page)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def _styles(book: opendocument.OpenDocument) -> tuple[style.Style, style.Style]:
    """The header in bold, and days as French readers write them."""
    strong = style.Style(name="header", family="table-cell")
    strong.addElement(style.TextProperties(fontweight="bold"))
    book.automaticstyles.addElement(strong)
    french_day = number.DateStyle(name="day-format", language="fr", country="FR")
    for part in (
        number.Day(style="long"),
        number.Text(text="/"),
        number.Month(style="long"),
        number.Text(text="/"),
        number.Year(style="long"),
    ):
        french_day.addElement(part)
    book.automaticstyles.addElement(french_day)
    day = style.Style(name="day", family="table-cell", datastylename=french_day)
    book.automaticstyles.addElement(day)
    return strong, day


def _width(book: opendocument.OpenDocument, characters: int) -> style.Style:
    column = style.Style(name=f"width-{characters}", family="table-column")
    column.addElement(
        style.TableColumnProperties(columnwidth=f"{characters * _CHARACTER_CM:.1f}cm")
    )
    if not any(
        known.getAttribute("name") == f"width-{characters}"
        for known in book.automaticstyles.getElementsByType(style.Style)
    ):
        book.automaticstyles.addElement(column)
    return column


def _row(
    values: tuple[Value, ...], text_style: style.Style | None, day: style.Style
) -> table.TableRow:
    row = table.TableRow()
    for value in values:
        row.addElement(_cell(value, text_style, day))
    return row


def _cell(value: Value, text_style: style.Style | None, day: style.Style) -> table.TableCell:
    if value is None:
        return table.TableCell()
    if isinstance(value, date):
        dated = table.TableCell(valuetype="date", datevalue=value.isoformat(), stylename=day)
        dated.addElement(odf_text.P(text=f"{value:%d/%m/%Y}"))
        return dated
    if isinstance(value, int):
        counted = table.TableCell(valuetype="float", value=str(value))
        counted.addElement(odf_text.P(text=str(value)))
        return counted
    cell = table.TableCell(valuetype="string", stylename=text_style)
    for line in safe(value).split("\n"):
        paragraph = odf_text.P()
        teletype.addTextToElement(paragraph, line)
        cell.addElement(paragraph)
    return cell
