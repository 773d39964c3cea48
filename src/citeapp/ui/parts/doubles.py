"""Doubles: looked for beside the window (comparing everybody takes a moment), shown as cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from citeapp.base.language import _, ngettext
from citeapp.ui.page import Page
from citeapp.usecases.acting import Outcome
from citeapp.usecases.reviewing.pairs import LATER, Found, Pair

if TYPE_CHECKING:  # drawn when a pair was found: the first page does without
    from citeapp.ui.widgets.conflict import ConflictCard

T = TypeVar("T")

NOUNS = (
    "person",
    "organisation",
    "affiliation",
    "collective",
    "meeting",
    "agenda_item",
    "attendance",
    "same_as",
    LATER,
)
"""What can make or part a pair, or bring one back that was put off."""
REST_MS = 400
"""They are looked for once the hands rest."""


class DoublesWatch(QObject):
    """``look`` as often as something changes; ``found`` when there are other pairs than before."""

    found = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page
        self.seen = Found()
        self._looking = self._again = self._awaited = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Those that wait for a verdict."""
        return self.seen.waiting

    @property
    def busy(self) -> bool:
        """Whether they are being looked for, or soon will be."""
        return self._looking or self._rest.isActive()

    def forget(self, pair: Pair) -> None:
        """Someone said what it is: gone before anything is compared again."""
        waiting = tuple(one for one in self.seen.waiting if one != pair)
        self.seen = replace(self.seen, waiting=waiting)

    def look(self) -> None:
        """Look again soon; what was found before stands until then."""
        self._rest.start()

    def look_now(self) -> None:
        """Someone waits for the answer: it is told even when nothing changed."""
        self._rest.stop()
        self._awaited = True
        self._look()

    def _look(self) -> None:
        if not self.page.isVisible():
            return  # the page looks again when it is shown again
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        from citeapp.usecases import duplicates  # heavy, and nothing is looked for at the start

        title = _("Recherche des doublons")
        job = self.page.beside(duplicates.found, title=title, on_done=self._compare)
        job.ended.connect(self._ended)

    def _ended(self) -> None:
        self._looking = False
        if self._again:
            self._look()

    def _compare(self, seen: Found) -> None:
        told, self._awaited = self._awaited or seen != self.seen, False
        self.seen = seen
        if told:
            self.found.emit()


def pair_card(watch: DoublesWatch, pair: Pair) -> ConflictCard:
    """Two rows side by side: why they may be one, in what they differ, and what to say."""
    from citeapp.ui.widgets.conflict import ConflictCard, Side

    title, same, different = _questions().get(pair.noun, _questions()["person"])
    nothing = "—" if pair.about_a or pair.about_b else ""  # what differs stands side by side
    sides = [
        Side(title, note=about or nothing, rows=rows)
        for title, about, rows in (
            (pair.title_a, pair.about_a, tuple((d.field, d.a) for d in pair.differences)),
            (pair.title_b, pair.about_b, tuple((d.field, d.b) for d in pair.differences)),
        )
    ]
    choices = [("same", same), ("different", different), ("later", _("Plus tard"))]
    note = "" if pair.differences else _("Les deux fiches disent la même chose.")
    card = ConflictCard(title, pair.reasons, sides, choices, note=note, note_icon="info")
    card.chosen.connect(partial(_judge, watch, pair))
    return card


def put_off_words(seen: Found) -> str:
    """For the button that shows again what was put off."""
    return ngettext(
        "Regarder la paire remise à plus tard",
        "Regarder les {n} paires remises à plus tard",
        len(seen.put_off),
    )


def _judge(watch: DoublesWatch, pair: Pair, verdict: str) -> None:
    from citeapp.usecases import duplicates

    page = watch.page
    session = page.context.session
    two = {"noun": pair.noun, "a": pair.a, "b": pair.b}

    def forgotten(work: Callable[[], Outcome[T]]) -> Outcome[T]:
        outcome = work()
        watch.forget(pair)
        return outcome

    if verdict == "later":
        page.act(lambda: forgotten(lambda: duplicates.put_off(session, **two)))
        page.context.teller.say(_("Remis à plus tard : la paire revient si une des fiches change."))
    else:
        judge = partial(duplicates.judge, session, **two, verdict=verdict)
        page.act(lambda: forgotten(judge), say=True)
    watch.found.emit()


def _questions() -> dict[str, tuple[str, str, str]]:
    """Noun to the question, the yes and the no."""
    return {
        "person": (_("La même personne ?"), _("C’est la même"), _("Deux personnes")),
        "organisation": (_("La même structure ?"), _("C’est la même"), _("Deux structures")),
        "collective": (_("Le même collectif ?"), _("C’est le même"), _("Deux collectifs")),
        "meeting": (_("La même rencontre ?"), _("C’est la même"), _("Deux rencontres")),
    }
