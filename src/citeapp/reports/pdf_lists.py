"""Lists on pages, one in the other: a sign or a number in front, the words beside it."""

from __future__ import annotations

from citeapp.reports import pdf_style as look
from citeapp.reports.content import Bullets, Item
from citeapp.reports.pdf_flow import Flow
from citeapp.reports.pdf_lines import Line, wrap
from citeapp.reports.pdf_page import Tag, Words

_SIGNS = ("•", "–")
_STEP = 15.0
_DEEPEST = 4
"""Lists further inside are not indented any more."""


def place_bullets(flow: Flow, root: Tag, block: Bullets) -> None:
    """The whole list; a number is as wide as the longest needs."""
    _list(flow, root, block.items, block.numbered, 0)
    flow.skip(4)


def _list(flow: Flow, parent: Tag, items: tuple[Item, ...], numbered: bool, depth: int) -> None:
    if not items:
        return
    listing = parent.add("L", ListNumbering="Decimal" if numbered else "Disc")
    left = min(depth, _DEEPEST) * _STEP
    signs = [_sign(number, numbered, depth) for number in range(1, len(items) + 1)]
    beside = max(_STEP, *(flow.measure(sign, look.BODY) + 6 for sign in signs))
    for sign, item in zip(signs, items, strict=True):
        entry = listing.add("LI")
        label, body = entry.add("Lbl"), entry.add("LBody")
        words = body.add("P") if item.items else body
        lines = wrap(((item.text, look.BODY),), flow.width - left - beside, flow.measure)
        _entry(flow, ((sign, look.BODY),), lines, (label, words), (left, left + beside))
        _list(flow, body, item.items, numbered, depth + 1)


def _entry(
    flow: Flow, sign: Line, lines: list[Line], tags: tuple[Tag, Tag], at: tuple[float, float]
) -> None:
    leading = look.BODY.leading
    for index, line in enumerate(lines):
        flow.keep(leading * 2 if index == 0 and len(lines) > 1 else leading)
        if index == 0:
            flow.put(Words(flow.left + at[0], flow.y + leading * 0.73, sign, tags[0]))
        flow.line(line, tags[1], leading, indent=at[1])
    flow.skip(1.5)


def _sign(number: int, numbered: bool, depth: int) -> str:
    return f"{number}." if numbered else _SIGNS[min(depth, len(_SIGNS) - 1)]
