"""Tab goes the way one reads: Qt alone puts whatever is made later at the end of the window.

Only whole blocks are moved, with all that stands in them: a field whose entry is moved alone
stays behind, and sends Tab back.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(previous: QWidget, block: QWidget) -> None:
    """Have Tab visit a block just made, with its parts, after another control or block."""
    stops = _stops(block)
    if not stops or block.window() is not previous.window():
        return
    block.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt moves no block that takes no focus
    block.setFocusProxy(stops[0])
    QWidget.setTabOrder([previous, *_stops(previous)][-1], block)
    block.setFocusProxy(None)  # type: ignore[arg-type]
    block.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def put_before(follower: QWidget, holder: QWidget, blocks: Iterable[QWidget]) -> None:
    """Have Tab visit blocks just made, in their order, before a control.

    ``holder`` is what they stand in: whatever it held before does not count.
    """
    previous = _before(follower)
    while previous is not follower and (holder.isAncestorOf(previous) or not _takes_tab(previous)):
        previous = _before(previous)
    for block in blocks:
        put_after(previous, block)
        previous = block


def _stops(block: QWidget) -> list[QWidget]:
    """What Tab stops at inside a block, as Qt has it."""
    found, part = [], block.nextInFocusChain()
    while part is not None and block.isAncestorOf(part):
        if _takes_tab(part):
            found.append(part)
        part = part.nextInFocusChain()
    return found


def _before(widget: QWidget) -> QWidget:
    return widget.previousInFocusChain() or widget


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value)
