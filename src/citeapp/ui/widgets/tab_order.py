"""Tab goes the way one reads: Qt alone puts whatever is made later at the end of the window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def follow_layout(root: QWidget) -> None:
    """Have Tab visit what stands in ``root`` in the order of its layouts.

    To be called once its parts were made anew; what comes before and after stays as it is.
    """
    found = [part for part in _controls(root) if part.window() is root.window()]
    for one, other in pairwise(found):
        if one.nextInFocusChain() is not other:
            QWidget.setTabOrder(one, other)


def _controls(widget: QWidget) -> Iterator[QWidget]:
    """What Tab stops at, in reading order."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value and widget.focusProxy() is None:
        yield widget
        return  # what stands inside a control belongs to it
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _controls(inside)
    layout = widget.layout()
    if layout is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _controls(widget)
        elif inner is not None:
            yield from _within(inner)
