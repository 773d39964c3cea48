"""Lists on pages, one in the other: a sign or a number in front, the words beside it."""

from __future__ import annotations

from citeapp.reports.content import Bullets, Item
from citeapp.reports.pdf import style as look
from citeapp.reports.pdf.flow import Flow
from citeapp.reports.pdf.lines import Style, wrap
from citeapp.reports.pdf.page import Tag, Words

_SIGNS = ("•", "–")
_STEP = 1.55
"""Points that a list inside another is further in, for each point of the letters."""
_DEEPEST = 4
"""Lists further inside are not indented any more."""


def place_bullets(flow: Flow, root: Tag, block: Bullets, style: Style = look.BODY) -> None:
    """The whole list; a number is as wide as the longest needs."""
    _Listing(flow, style).place(root, block.items, block.numbered, 0)
    flow.skip(4)


class _Listing:
    """A list in letters of one style."""

    def __init__(self, flow: Flow, style: Style) -> None:
        self._flow, self._style = flow, style
        self._step = _STEP * style.size

    def place(self, parent: Tag, items: tuple[Item, ...], numbered: bool, depth: int) -> None:
        """Entries and the lists under them."""
        if not items:
            return
        flow, style = self._flow, self._style
        listing = parent.add("L", ListNumbering="Decimal" if numbered else "Disc")
        left = min(depth, _DEEPEST) * self._step
        signs = [_sign(number, numbered, depth) for number in range(1, len(items) + 1)]
        beside = left + max(self._step, *(flow.measure(sign, style) + 6 for sign in signs))
        for sign, item in zip(signs, items, strict=True):
            entry = listing.add("LI")
            label, body = entry.add("Lbl"), entry.add("LBody")
            words = body.add("P") if item.items else body
            lines = wrap(((item.text, style),), flow.width - beside, flow.measure)
            for index, line in enumerate(lines):
                flow.keep(style.leading * 2 if index == 0 and len(lines) > 1 else style.leading)
                if index == 0:
                    y = flow.y + style.leading * 0.73
                    flow.put(Words(flow.left + left, y, ((sign, style),), label))
                flow.line(line, words, style.leading, indent=beside)
            flow.skip(1.5)
            self.place(body, item.items, numbered, depth + 1)


def _sign(number: int, numbered: bool, depth: int) -> str:
    return f"{number}." if numbered else _SIGNS[min(depth, len(_SIGNS) - 1)]
