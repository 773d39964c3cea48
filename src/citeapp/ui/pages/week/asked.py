"""What others ask me, and what they settled in my collectifs: a line each, with its answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import RowCard
from citeapp.usecases import settlements
from citeapp.usecases.conflicts import Conflict
from citeapp.usecases.settlements import Settlement
from citeapp.usecases.week import Week

SHOWN = 3
"""Lines of each; the counter has them all."""
LONG = 80


def rows(page: Page, shown: Week) -> list[RowCard]:
    """The questions first: someone waits for them."""
    found = [_asked_row(page, one) for one in shown.asked[:SHOWN]]
    found += _rest(page, len(shown.asked) - SHOWN, "conflicts")
    found += [_settled_row(page, one) for one in shown.settled[:SHOWN]]
    return found + _rest(page, len(shown.settled) - SHOWN, "settled")


def _asked_row(page: Page, one: Conflict) -> RowCard:
    me = page.context.session.me.display_name
    names = french.listed([name for name in one.asked_by if name != me])
    said = _(" ou ").join(_("« {words} »", words=_short(version.shown)) for version in one.versions)
    if not one.column:
        said = _("garder ou supprimer")
    go = partial(page.context.navigator.go, "exchange", show="conflicts", row=one.id)
    return RowCard(
        f"{one.title}, {one.field}",
        _("{names} ne sait pas et vous demande : {said} ?", names=names, said=said),
        icon="help",
        token="ask",
        button=Button(_("Répondre"), go, name=_("Répondre à {names}", names=names)),
    )


def _settled_row(page: Page, one: Settlement) -> RowCard:
    when = french.lately(one.at, page.context.session.today)
    words = _("{words}, le {when}", words=_short(one.words), when=when)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(6))
    session = page.context.session
    go = partial(page.context.navigator.go, "exchange", show="settled", row=one.id)
    row.addWidget(Button(_("Revoir"), go, name=_("Revoir : {what}", what=one.title)))
    row.addWidget(
        Button(
            _("C’est bien"),
            lambda: page.act(lambda: settlements.saw(session, dot=one.dot)),
            name=_("C’est bien ainsi : {what}", what=one.title),
        )
    )
    title = f"{one.title}, {one.field}"
    return RowCard(title, words, icon="conflict", token="ask", button=holder)


def _rest(page: Page, more: int, show: str) -> list[RowCard]:
    if more <= 0:
        return []
    go = partial(page.context.navigator.go, "exchange", show=show)
    return [RowCard(ngettext("et {n} autre", "et {n} autres", more), icon="exchange", on_open=go)]


def _short(words: str) -> str:
    one_line = " ".join(words.split("\n"))
    return one_line if len(one_line) <= LONG else one_line[: LONG - 1].rstrip() + "…"
