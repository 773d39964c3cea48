"""A document as plain text: UTF-8, CRLF line ends (every notepad), 76 characters wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from citeapp.base.language import _
from citeapp.reports.content import (
    Block,
    Box,
    Bullets,
    Cell,
    Chart,
    DataTable,
    Document,
    Facts,
    Figure,
    FillIn,
    Heading,
    Item,
    Link,
    NameCards,
    Note,
    PageBreak,
    Panel,
    Panels,
    Paragraph,
    PlainPart,
    Quarters,
    Quote,
    SlipLine,
    Subtitle,
    Title,
    ToFill,
    WritingSpace,
    figures_of,
)
from citeapp.reports.sheets.sheet import demo_mention
from citeapp.reports.texts import each_text
from citeapp.reports.typography import dotted, quoted, tidy

WIDTH = 76
_WIDEST_GRID = 6
"""Columns that still fit side by side; a wider table becomes one record a row."""


def text_bytes(document: Document) -> bytes:
    """The text file of ``document``."""
    document = each_text(document, tidy)
    lines = _frame(document)
    for index, block in enumerate(document.blocks):
        kin = index > 0 and isinstance(block, type(document.blocks[index - 1]))
        if not (kin and isinstance(block, FillIn)) and not isinstance(block, Subtitle):
            lines.append("")
        lines += _block(block)
    feet = (document.footer_left, document.brand.footer, document.edition)
    if any(feet):
        lines += ["", "-" * WIDTH, *(line for foot in feet for line in _wrapped(foot))]
    text = "\r\n".join(line.rstrip(" ") for line in lines) + "\r\n"
    return text.encode("utf-8", "replace")


def _frame(document: Document) -> list[str]:
    head = (document.header_left, document.header_left_light)
    lines = [*_wrapped(dotted(head)), *_wrapped(document.header_right)]
    if document.demo:
        lines += _wrapped(f"*** {demo_mention()} ***")
    return lines


def _block(block: Block) -> list[str]:
    match block:
        case Title(text):
            return _underlined(text, "=")
        case Heading(text, level):
            return ["", *_underlined(text, "-")] if level == 2 else _wrapped(text)
        case Subtitle(text) | Note(text):
            return _wrapped(text)
        case Paragraph(text, lead):
            return _wrapped(_led(lead, text))
        case Quote(text, attribution):
            return _wrapped(f"{quoted(text)} — {attribution}" if attribution else quoted(text))
        case Box(lead, text):
            return _hanging("  > ", _led(lead, text))
        case FillIn(label):
            *begun, last = _wrapped(f"{label}\u00a0:", WIDTH - 11)
            return [*begun, f"{last} {'_' * (WIDTH - len(last) - 1)}"]
        case Facts(rows):
            return [line for fact in rows for line in _hanging(f"{fact.label}\u00a0: ", fact.value)]
        case NameCards(title, cards):
            said = [
                line
                for one in cards
                if one.name
                for line in _wrapped(" – ".join(filter(None, (one.name, *one.about.split("\n")))))
            ]
            return [*_underlined(title, "-"), *said]
        case Quarters(title, slip, note):
            return [*_underlined(title, "-"), *_wrapped(note), *_slip(slip)]
        case PlainPart(heading, lines):
            said = [line for part in lines for line in _wrapped(part)]
            return [*_underlined(heading, "-"), *said] if heading else said
        case DataTable():
            return _table(block)
        case Bullets(items, numbered):
            return list(_listed(items, numbered))
        case Link(text, address, lead):
            shown = text if text in address else f"{text} ({address})"
            return _wrapped(_led(lead, shown))
        case Figure(alt=alt, caption=caption):
            return _wrapped(_("[Image : {alt}]", alt=alt)) + _wrapped(caption)
        case Chart():
            return _wrapped(block.alt) + _table(figures_of(block))
        case Panels(panels):
            return [line for panel in panels for line in _panel(panel)]
        case WritingSpace(label, lines):
            return [*_wrapped(f"{label}\u00a0:"), *("_" * WIDTH for _n in range(lines))]
        case PageBreak():
            return []


def _listed(items: tuple[Item, ...], numbered: bool, depth: int = 0) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        yield from _hanging("  " * depth + (f"{number}. " if numbered else "- "), item.text)
        yield from _listed(item.items, numbered, depth + 1)


def _panel(panel: Panel) -> list[str]:
    said = [line for text in panel.lines for line in _hanging("- ", text)]
    pen = "_" * WIDTH if panel.ruled else ""
    return ["", *_underlined(panel.title, "-"), *said, *(pen for _n in range(panel.white))]


def _slip(lines: tuple[SlipLine, ...]) -> list[str]:
    """One slip is enough in a file that anyone may copy."""
    said: list[str] = []
    for line in lines:
        boxes = "   ".join(f"[ ] {box}" for box in line.boxes)
        said += _hanging(f"{line.label}\u00a0: ", boxes or "_" * 40)
    return said


def _led(lead: str, text: str) -> str:
    if not lead or not text:
        return lead or text
    return lead + text if text[0] in ",.;:" else f"{lead} {text}"


def _table(table: DataTable) -> list[str]:
    if not table.rows:
        return _wrapped(table.empty)
    if len(table.columns) > _WIDEST_GRID:
        return _records(table)
    total = sum(column.weight for column in table.columns)
    usable = WIDTH - 2 * (len(table.columns) - 1)
    widths = [max(3, int(usable * column.weight / total)) for column in table.columns]
    lines = _grid_row(tuple(column.full_title for column in table.columns), widths)
    lines.append("  ".join("-" * width for width in widths))
    for row in table.rows:
        lines += _grid_row(row, widths)
    return lines


def _grid_row(cells: tuple[Cell, ...], widths: list[int]) -> list[str]:
    columns = [
        ["_" * width] if isinstance(cell, ToFill) else _wrapped(cell or "—", width)
        for cell, width in zip(cells, widths, strict=True)
    ]
    tall = max(map(len, columns))
    padded = [column + [""] * (tall - len(column)) for column in columns]
    return [
        "  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True))
        for parts in zip(*padded, strict=True)
    ]


def _records(table: DataTable) -> list[str]:
    lines: list[str] = []
    for row in table.rows:
        for index, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            value = "_" * 20 if isinstance(cell, ToFill) else cell or "—"
            start = f"{column.full_title}\u00a0: "
            lines += _hanging(start if index == 0 else f"    {start}", value, hang=6)
    return lines


def _underlined(text: str, sign: str) -> list[str]:
    lines = _wrapped(text)
    return [*lines, sign * max(map(len, lines))]


def _hanging(start: str, text: str, hang: int | None = None) -> list[str]:
    """``text`` after ``start``, its further lines indented; an endless start wraps with it."""
    if len(start) > WIDTH // 2:
        return _wrapped(start + text)
    indent = " " * min(len(start) if hang is None else hang, 20)
    lines: list[str] = []
    for part in text.split("\n"):
        first = start if not lines else indent
        lines += textwrap.wrap(
            part, WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False
        ) or [first]
    return lines


def _wrapped(text: str, width: int = WIDTH) -> list[str]:
    lines: list[str] = []
    for part in text.split("\n"):
        lines += textwrap.wrap(part, width, break_on_hyphens=False) or [""]
    return lines if text else []
