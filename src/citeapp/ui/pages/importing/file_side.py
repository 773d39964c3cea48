"""The left of the import page: what the file is, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.intake.fields import KIND
from citeapp.ui.pages.importing.columns import Recognised, ToMatch, Unnamed, parted
from citeapp.ui.pages.importing.sitting import Seen, Sitting
from citeapp.ui.style import px
from citeapp.ui.widgets.card import Panel
from citeapp.ui.widgets.fields import ChoiceField
from citeapp.ui.widgets.suggesting import SuggestField
from citeapp.ui.widgets.suggestions import Suggestion

Answer = Callable[[Callable[[Sitting], Sitting]], object]
"""Called with what an answer makes of the sitting."""
YEARS_BEFORE = 4
"""School years offered before the one that was read."""


class FileSide(QWidget):
    """Unknown columns first, each beside three of its values; then the file; then the rest."""

    def __init__(
        self, seen: Seen, answer: Answer, *, unfolded: bool, on_unfold: Callable[[bool], object]
    ) -> None:
        super().__init__()
        self._shape = shape(seen, unfolded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        unknown, known = parted(seen)

        def matched(name: str, field: str) -> None:
            answer(lambda sitting: sitting.matched(name, field))

        self.to_match = ToMatch(seen, matched) if unknown else None
        self.file = FilePanel(seen, answer)
        self.recognised: Recognised | None = None
        if self.to_match is not None:
            column.addWidget(self.to_match)
        column.addWidget(self.file)
        if not seen.look.kind:
            column.addWidget(Unnamed(known))
        elif known:
            self.recognised = Recognised(seen, matched, unfolded=unfolded, on_unfold=on_unfold)
            column.addWidget(self.recognised)
        column.addStretch(1)

    def refresh(self, seen: Seen, *, unfolded: bool) -> bool:
        """Show other answers where they stand; False when the file is understood otherwise."""
        if shape(seen, unfolded) != self._shape:
            return False
        for part in (self.to_match, self.recognised):
            if part is not None:
                part.refresh(seen)
        self.file.refresh(seen)
        return True

    def first_to_match(self) -> QWidget | None:
        """Where the hands go first."""
        return next(iter(self.to_match.fields.values()), None) if self.to_match else None


class FilePanel(Panel):
    """What it is, which sheet, which collectif, where its headings stand."""

    def __init__(self, seen: Seen, answer: Answer) -> None:
        super().__init__(_("Ce fichier"))
        self._answer = answer
        look = seen.look
        kind = ChoiceField(_("C’est"), [("", _("à choisir")), *KIND.pairs()], look.kind)
        kind.committed.connect(lambda chosen: answer(lambda s: s.of_kind(chosen)))
        self.column.addWidget(kind)
        self.sheets = self._sheets(seen) if len(look.sheets) > 1 else None
        self.collective = self._collective(seen) if look.kind not in ("", "directory") else None
        years = look.kind == "attendance" and look.inferred and look.school_year
        for part in (
            self.sheets,
            self.collective,
            self._years(look.school_year or 0) if years else None,
            self._headings(seen),
        ):
            if part is not None:
                self.column.addWidget(part)
        self.refresh(seen)

    def refresh(self, seen: Seen) -> None:
        """What the last answers changed in the hints."""
        if self.collective is not None:
            self.collective.set_hint(_about_collective(seen))
        if self.sheets is not None:
            together = seen.report.sheets if seen.report else ()
            names = ", ".join(together) if len(together) > 1 else ""
            self.sheets.set_hint(_("Lues ensemble : {names}.", names=names) if names else "")

    def _sheets(self, seen: Seen) -> ChoiceField:
        named = [
            (str(place), _("{name} (cachée)", name=one.name) if one.hidden else one.name)
            for place, one in enumerate(seen.look.sheets)
        ]
        field = ChoiceField(_("Feuille"), named, str(seen.look.chosen))
        field.committed.connect(
            lambda place: self._answer(lambda s: s.at(sheet=int(place), heading_row=None, kind=""))
        )
        return field

    def _collective(self, seen: Seen) -> SuggestField:
        def propose(typed: str) -> list[Suggestion]:
            return [Suggestion(one) for one in seen.collectives if fold(typed) in fold(one)]

        field = SuggestField(_("Collectif"), propose, _collective(seen))
        field.committed.connect(lambda name: self._answer(lambda s: s.saying(collective=name)))
        return field

    def _years(self, year: int) -> ChoiceField:
        """For days written without their year."""
        span = range(year + 1, year - YEARS_BEFORE, -1)
        field = ChoiceField(
            _("Année scolaire des dates sans année"),
            [(str(one), f"{one}-{one + 1}") for one in span],
            str(year),
        )
        field.committed.connect(
            lambda chosen: self._answer(lambda s: s.saying(school_year=int(chosen)))
        )
        return field

    def _headings(self, seen: Seen) -> ChoiceField:
        rows = [
            (str(number), _("Ligne {n} : {words}", n=number, words=line))
            for number, line in enumerate(seen.look.first_rows, 1)
            if line
        ]
        none = ("0", _("Aucun : la première ligne est déjà une donnée"))
        field = ChoiceField(_("Titres des colonnes"), [*rows, none], str(seen.look.heading_row))
        field.committed.connect(
            lambda number: self._answer(lambda s: s.at(heading_row=int(number)))
        )
        return field


def shape(seen: Seen, unfolded: bool) -> tuple[object, ...]:
    """What the controls are made of; while it is the same, they stay under the hands."""
    look = seen.look
    unknown, known = parted(seen)
    return (
        look.kind, look.sheets, look.chosen, look.first_rows, look.heading_row, look.school_year,
        look.inferred, unfolded,
        *((column.name, column.samples) for column in (*unknown, *known)), len(unknown),
    )  # fmt: skip


def _collective(seen: Seen) -> str:
    return seen.sitting.given.get("collective") or seen.look.collective


def _about_collective(seen: Seen) -> str:
    name = _collective(seen)
    if not name:
        return _("À quel collectif cela appartient-il ? Rien n’oblige à répondre.")
    known = {fold(one) for one in seen.collectives}
    return "" if fold(name) in known else _("Ce collectif sera créé.")
