"""The columns of the file: those to match by hand, those that were recognised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _, ngettext
from citeapp.intake.fields import FIELD, IGNORED, NOTE, choices
from citeapp.intake.headers import Column
from citeapp.ui.pages.importing import words
from citeapp.ui.pages.importing.sitting import Seen
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Hairline, Panel
from citeapp.ui.widgets.fields import ChoiceField
from citeapp.ui.widgets.labels import PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import FlowLayout

Matched = Callable[[str, str], object]
"""Called with the name of a column and what it holds."""


def parted(seen: Seen) -> tuple[list[Column], list[Column]]:
    """The columns that hold something: those a person matches, then those recognised."""
    held = [one for one in seen.look.columns if one.day is None and one.samples]
    asked = set(seen.sitting.by_hand)
    return [c for c in held if c.name in asked], [c for c in held if c.name not in asked]


class ToMatch(Panel):
    """Each unknown column beside three of its values, with what it may hold."""

    def __init__(self, seen: Seen, on_matched: Matched) -> None:
        super().__init__()
        self.title = SectionTitle()
        self.column.addWidget(self.title)
        self.column.setSpacing(px(10))
        self.fields: dict[str, ChoiceField] = {}
        for place, one in enumerate(parted(seen)[0]):
            if place:
                self.column.addWidget(Hairline())
            self.fields[one.name] = _choice(seen, one, on_matched)
            self.column.addWidget(_stacked(_name(one), _values(one), self.fields[one.name]))
        self.refresh(seen)

    def refresh(self, seen: Seen) -> None:
        """Other answers for the same columns."""
        columns = parted(seen)[0]
        for one in columns:
            proposed = one.name in seen.sitting.proposals
            hint = _("Proposé d’après le titre et les valeurs : vérifiez.") if proposed else ""
            self.fields[one.name].set_value(one.field)
            self.fields[one.name].set_hint(hint)
            said = ". ".join(part for part in (", ".join(one.samples), hint) if part)
            self.fields[one.name].entry.setAccessibleDescription(said)
        self.title.setText(_title(seen, columns))
        self.setAccessibleName(self.title.text())


class Recognised(Panel):
    """The other columns in a few lines; unfolded, each can be corrected."""

    def __init__(
        self,
        seen: Seen,
        on_matched: Matched,
        *,
        unfolded: bool,
        on_unfold: Callable[[bool], object],
    ) -> None:
        columns = parted(seen)[1]
        super().__init__(ngettext("{n} colonne reconnue", "{n} colonnes reconnues", len(columns)))
        self.fields: dict[str, ChoiceField] = {}
        self.lines = PlainLabel("", "secondary")
        if unfolded:
            for one in columns:
                hint = ", ".join(words.samples(one.samples))
                self.fields[one.name] = _choice(seen, one, on_matched, one.name, hint)
                self.column.addWidget(self.fields[one.name])
        else:
            self.column.addWidget(self.lines)
        button = Button(
            _("Replier") if unfolded else _("Corriger"),
            lambda: on_unfold(not unfolded),
            kind="link",
        )
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh(seen)

    def refresh(self, seen: Seen) -> None:
        """Other answers for the same columns."""
        columns = parted(seen)[1]
        for one in columns:
            if one.name in self.fields:
                self.fields[one.name].set_value(one.field)
        self.lines.setText(
            "\n".join(f"{c.name} → {FIELD.label(c.field)}" for c in columns if c.field != IGNORED)
        )


class Unnamed(Panel):
    """What the file holds, while nobody has said what it is."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__(_("Ses colonnes"))
        self.column.setSpacing(px(10))
        for one in columns:
            self.column.addWidget(_stacked(_name(one), _values(one)))


def _title(seen: Seen, columns: Sequence[Column]) -> str:
    waiting = sum(not one.field for one in columns)
    if waiting:
        return ngettext("{n} colonne à préciser", "{n} colonnes à préciser", waiting)
    proposed = sum(one.name in seen.sitting.proposals for one in columns)
    if proposed:
        return ngettext("{n} colonne à vérifier", "{n} colonnes à vérifier", proposed)
    return _("Colonnes précisées")


def _choice(
    seen: Seen, one: Column, on_matched: Matched, label: str = "", hint: str = ""
) -> ChoiceField:
    """What a column holds; on top the ways to say that it is nothing of the list."""
    offered = [pair for pair in choices(seen.look.kind) if pair[0] not in (NOTE, IGNORED)]
    first = [
        ("", _("Que contient-elle ?")),
        (NOTE, _("Autre chose : garder en remarque")),
        (IGNORED, FIELD.label(IGNORED)),
    ]
    field = ChoiceField(label, [*first, *offered], one.field, hint=hint)
    field.entry.setAccessibleName(_("Colonne « {name} »", name=one.name))
    field.committed.connect(partial(on_matched, one.name))
    return field


def _stacked(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(6))
    for part in parts:
        column.addWidget(part)
    return holder


def _name(one: Column) -> PlainLabel:
    return PlainLabel(one.name, "medium")


def _values(one: Column) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=6)
    for value in words.samples(one.samples):
        flow.addWidget(Badge("neutral", value))
    holder.setAccessibleName(", ".join(one.samples))
    return holder
