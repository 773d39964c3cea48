"""What a line cannot say in its words: who and when, the level, with whose leave it is cited."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.decision import DECISION_MODE, Decision, participation_level
from citeapp.domain.keeping import QUOTE_CONSENT, Quote
from citeapp.domain.meeting import Line
from citeapp.ui.pages.meetings.step import Step
from citeapp.ui.style import px
from citeapp.ui.widgets.dates import DateField
from citeapp.ui.widgets.fields import ChoiceField, Field, TextField
from citeapp.usecases import actions, decisions, due, people, quotes
from citeapp.usecases.following import ActionLine

LEVELS = range(6)


class FactPanel(QWidget):
    """A few fields under the line; each is stored when it is left, none is demanded."""

    def __init__(self, step: Step, line: Line) -> None:
        super().__init__()
        self.step, self.line = step, line
        grid = QGridLayout(self)
        grid.setContentsMargins(px(26), px(2), 0, px(8))
        grid.setHorizontalSpacing(px(10))
        makers = {"action": self._action_fields, "quote": self._quote_fields}
        fields = makers.get(line.kind, self._decision_fields)()
        self.fields = fields
        for place, field in enumerate(fields.values()):
            grid.addWidget(field, place // 2, place % 2)
        self.first = next(iter(fields.values()))
        self.fill()

    def fill(self) -> None:
        """Show the action or decision as it stands."""
        if self.line.kind == "action":
            found = self._action()
            if found is not None:
                self.fields["owners"].set_value(", ".join(found.owners))
                self.fields["partners"].set_value(", ".join(found.partners))
                dated = found.action.due_date or found.action.due_text
                words = found.action.due_words(self.step.session.today) if dated else ""
                self.fields["due"].set_value(words)
            return
        if self.line.kind == "quote":
            quote = next((x for x in self._quotes() if x.id == self.line.fact_id), None)
            if quote is not None:
                self.fields["audience_code"].set_value(quote.audience_code)
                self.fields["consent"].set_value(quote.consent or "unasked")
            return
        decision = self._decision()
        if decision is not None:
            self.fields["level"].set_value("" if decision.level is None else str(decision.level))
            self.fields["mode"].set_value(decision.mode)
            day = decision.revisit_on
            self.fields["revisit"].set_value(day.isoformat() if day else "")

    def _action_fields(self) -> dict[str, Field]:
        fields: dict[str, Field] = {
            "owners": TextField(_("Qui"), placeholder=_("Samira, Ville de Douai")),
            "partners": TextField(_("Avec")),
            "due": TextField(
                _("Pour quand"), placeholder=_("20 mars, avant les vacances"), pause_ms=60_000
            ),
        }
        for name in ("owners", "partners"):
            fields[name].committed.connect(lambda _text: self._set_owners())
        fields["due"].committed.connect(self._set_due)
        return fields

    def _decision_fields(self) -> dict[str, Field]:
        levels = [(str(n), participation_level(n)) for n in LEVELS]
        session = self.step.session
        fields: dict[str, Field] = {
            "level": ChoiceField(_("Niveau de participation"), [("", _("non précisé")), *levels]),
            "mode": ChoiceField(_("Comment"), [("", _("non précisé")), *DECISION_MODE.pairs()]),
            "revisit": DateField(_("À revoir le"), today=lambda: session.today),
        }
        id = self.line.fact_id
        fields["level"].committed.connect(
            lambda n: self.step.act(
                lambda: decisions.change(session, id=id, level=int(n) if n else None)
            )
        )
        fields["mode"].committed.connect(
            lambda mode: self.step.act(lambda: decisions.change(session, id=id, mode=mode))
        )
        fields["revisit"].committed.connect(
            lambda day: self.step.act(
                lambda: decisions.change(
                    session, id=id, revisit_on=date.fromisoformat(day) if day else None
                )
            )
        )
        return fields

    def _quote_fields(self) -> dict[str, Field]:
        """Who spoke, without a name, and whether it may be repeated."""
        session, id = self.step.session, self.line.fact_id
        fields: dict[str, Field] = {
            "consent": ChoiceField(_("Accord"), QUOTE_CONSENT.pairs()),
            "audience_code": ChoiceField(
                _("Qui parle (jamais un nom)"), [("", _("non précisé")), *AUDIENCE.pairs()]
            ),
        }
        for name, field in fields.items():
            field.committed.connect(
                lambda value, name=name: self.step.act(
                    lambda: quotes.change(session, id=id, **{name: value})
                )
            )
        return fields

    def _quotes(self) -> list[Quote]:
        return quotes.of_meeting(self.step.session, meeting_id=self.step.meeting_id)

    def _set_owners(self) -> None:
        names = {
            name: [self._known(one.strip()) for one in self.fields[name].value().split(",")]
            for name in ("owners", "partners")
        }
        self.step.act(
            lambda: actions.set_owners(
                self.step.session,
                id=self.line.fact_id,
                owners=names["owners"],
                partners=names["partners"],
            )
        )

    def _set_due(self, words: str) -> None:
        session = self.step.session
        day, text = due.understood(words, session.today) if words else (None, "")
        self.step.act(
            lambda: actions.change(session, id=self.line.fact_id, due_date=day, due_text=text)
        )

    def _known(self, name: str) -> str:
        """The identifier of the only person so called, else the words."""
        found = people.suggest(self.step.session, text=name)
        exact = [person for person in found if fold(person.name) == fold(name)]
        return exact[0].id if len(exact) == 1 else name

    def _action(self) -> ActionLine | None:
        taken = actions.of_meeting(self.step.session, meeting_id=self.step.meeting_id)
        return next((x for x in taken if x.action.id == self.line.fact_id), None)

    def _decision(self) -> Decision | None:
        taken = decisions.of_meeting(self.step.session, meeting_id=self.step.meeting_id)
        return next((x for x in taken if x.id == self.line.fact_id), None)
