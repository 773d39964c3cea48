"""Typing reaches the disk while the hands go on: at most half a second after the key.

Whoever is typed in says so by ``touch``; what it holds goes into an encrypted draft, also while
a merge holds the workspace. The draft becomes an operation when the hand rests or the line is
left; then ``settle``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from citeapp.base.errors import UserError

if TYPE_CHECKING:  # imported after the first paint
    from citeapp.ui.widgets.fields import Field
    from citeapp.usecases.session import Session
    from citeapp.usecases.typing import Draft

AFTER_MS = 400


class Source(Protocol):
    """Something that is typed in; a QObject."""

    def draft(self) -> Draft | None:
        """What is typed and not in the workspace yet."""
        ...


class Typing(QObject):
    """``touch`` at each key, ``settle`` when the words have arrived in the workspace."""

    def __init__(
        self,
        session: Session,
        on_error: Callable[[Exception], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._on_error = session, on_error
        self._sources: list[Source] = []
        self._kept: list[Draft] = []
        self._told = False
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def touch(self, source: Source) -> None:
        """Something was typed in; it is on the disk soon, however long the typing goes on."""
        if source not in self._sources:
            self._sources.append(source)
        if not self._timer.isActive():
            self._timer.start()

    def settle(self, source: Source) -> None:
        """The words are in the workspace, or taken back: their draft goes."""
        if source in self._sources:
            self._sources.remove(source)
            if self._kept:
                self.flush()

    def flush(self) -> None:
        """Put what is being typed on the disk now."""
        from citeapp.usecases import typing

        self._timer.stop()
        self._sources = [source for source in self._sources if isValid(source)]
        drafts = [draft for source in self._sources if (draft := source.draft()) is not None]
        if drafts == self._kept:
            return
        try:
            typing.keep(self._session, drafts)
        except UserError as error:
            if not self._told:  # a full disk is told once, not at each key
                self._told = True
                self._on_error(error)
            return
        self._kept, self._told = drafts, False

    def follow(self, fields: Mapping[str, Field], noun: str, current: Callable[[], str]) -> None:
        """Keep what is typed in a form: fields by column, of the row that ``current`` names."""
        for column, field in fields.items():
            if field.is_plain:
                source = FieldSource(field, noun, column, current)
                field.typing.connect(partial(self.touch, source))
                field.committed.connect(lambda _value, source=source: self.settle(source))


class FieldSource(QObject):
    """A field of a form as a source of drafts."""

    def __init__(self, field: Field, noun: str, column: str, current: Callable[[], str]) -> None:
        super().__init__(field)
        self._field, self._noun, self._column, self._current = field, noun, column, current

    def draft(self) -> Draft | None:
        """What is typed in the field and not committed."""
        from citeapp.usecases.typing import Draft

        if not self._field.is_dirty():
            return None
        return Draft(
            noun=self._noun,
            column=self._column,
            id=self._current(),
            known=self._field.known,
            text=self._field.value(),
        )
