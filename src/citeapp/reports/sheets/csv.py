"""A sheet as CSV for French spreadsheet programs: UTF-8 with BOM, ``;``, CRLF.

A CSV cell has no type, so a text that a spreadsheet would take for a formula (it begins with
``= + - @``, a tab or a return, spaces set aside) gets an apostrophe in front. A telephone
number such as +33612345678 is no formula but would lose its plus sign as a number: it is
written in groups, « +33 6 12 34 56 78 », which every program keeps as text.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date

from citeapp.reports.sheets.sheet import Sheet, Value, demo_mention, safe

_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
_PHONE = re.compile(r"\+\d[\d .\u00a0\u202f]{5,20}")


def write(sheet: Sheet) -> bytes:
    """The bytes of the CSV file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(cell, sheet.header))
    writer.writerows(map(cell, row) for row in sheet.rows)
    if sheet.demo:
        writer.writerow([demo_mention()])
    return out.getvalue().encode("utf-8-sig")


def cell(value: Value) -> str:
    """``value`` as the text of a CSV cell that no program takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int):
        return str(value)
    if _PHONE.fullmatch(value.strip()):
        return _grouped(value.strip())
    dangerous = value.startswith(("\t", "\r")) or value.lstrip().startswith(_FORMULA_STARTS)
    return f"'{safe(value)}" if dangerous else safe(value)


def _grouped(phone: str) -> str:
    """« +33612345678 » as « +33 6 12 34 56 78 »; a number already grouped stays as it is."""
    digits = phone[1:]
    if not digits.isdigit():
        return re.sub("[\u00a0\u202f]", " ", phone)
    country, rest = (digits[:2], digits[2:])
    odd = len(rest) % 2
    pairs = [rest[:odd], *(rest[i : i + 2] for i in range(odd, len(rest), 2))]
    return " ".join(filter(None, (f"+{country}", *pairs)))
