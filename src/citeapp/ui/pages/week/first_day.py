"""The first days: four steps, the next one in the primary colour, those done ticked off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.ui.page import Context
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import collectives, figures
from citeapp.usecases.exchanging import standing

WIDTH_PX = 720


@dataclass(frozen=True)
class Step:
    """One thing to do first."""

    title: str
    why: str
    button: str
    go: Callable[[], object]
    icon: str
    done: bool


class FirstDay(QWidget):
    """What to do first, while there is no rencontre yet."""

    def __init__(self, context: Context, on_read: Callable[[], object]) -> None:
        super().__init__()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, px(6), 0, 0)
        holder = QWidget()
        holder.setMaximumWidth(px(WIDTH_PX))
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(PlainLabel(_("Bienvenue. Par où commencer ?"), "section"))
        column.addWidget(
            PlainLabel(
                _(
                    "Rien ne presse et rien ne se perd : tout s’enregistre seul, tout s’annule. "
                    "Ces quatre pas se font dans l’ordre qui vous convient."
                ),
                "muted",
            )
        )
        self.following: Button | None = None
        """The button of the next step."""
        card = Card()
        steps = _steps(context)
        following = next((step for step in steps if not step.done), None)
        for step in steps:
            card.add(self._row(step, primary=step is following))
        column.addWidget(card)
        guide = Button(_("Premiers pas en cinq minutes"), on_read, kind="link")
        column.addWidget(guide, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _row(self, step: Step, *, primary: bool) -> RowCard:
        button = Button(
            step.button,
            step.go,
            kind="primary" if primary else "secondary",
            name=f"{step.button} : {step.title}",
        )
        if primary:
            self.following = button
        return RowCard(
            step.title,
            _("C’est fait.") if step.done else step.why,
            icon="ready" if step.done else step.icon,
            token="done" if step.done else "muted",
            button=button,
        )


def _steps(context: Context) -> list[Step]:
    session, go = context.session, context.navigator.go
    return [
        Step(
            _("Reprendre mes fichiers"),
            _(
                "Contacts, feuilles d’émargement, tableau de suivi : Excel, LibreOffice ou CSV. "
                "Rien ne change sans vous être montré."
            ),
            _("Reprendre"),
            partial(go, "importing"),
            "import",
            figures.totals(session).people > 0,
        ),
        Step(
            _("Créer mes collectifs"),
            _("Un nom suffit. Le lot de départ de la coordination peut aussi les apporter."),
            _("Créer"),
            partial(go, "collectives", new="1"),
            "collectives",
            bool(collectives.listed(session)),
        ),
        Step(
            _("Prévoir une rencontre"),
            _("Un jour, une heure, un ordre du jour ; les membres seront attendus."),
            _("Prévoir"),
            partial(go, "meetings", new="1"),
            "meetings",
            False,
        ),
        Step(
            _("Échanger ma carte avec la coordination"),
            _("Une seule fois : ensuite un fichier suffit pour tout transmettre."),
            _("Ouvrir"),
            partial(go, "exchange"),
            "exchange",
            standing.summary(session).peers > 0,
        ),
    ]
