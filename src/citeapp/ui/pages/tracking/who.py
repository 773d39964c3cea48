"""Who carries an action, as people type it: « Samira, CAF, avec Aïcha B. »."""

from __future__ import annotations

from citeapp.base.text import fold
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.usecases import actions, organisations, people
from citeapp.usecases.session import Session

WITH = ", avec "


def understood(session: Session, typed: str) -> tuple[list[str], list[str]]:
    """(owners, partners): identifiers where a name is known, else the words."""
    carried, _with, helped = typed.partition(WITH)
    return _each(session, carried), _each(session, helped)


def proposals(session: Session, typed: str) -> list[Suggestion]:
    """People and structures whose name begins so."""
    text = typed.removeprefix(WITH.strip(", ") + " ").strip()
    if not text:
        return []
    found = [
        Suggestion(person.name, person.commune, "person", person.id)
        for person in people.suggest(session, text=text, limit=5)
    ]
    found += [
        Suggestion(line.organisation.name, "", "building", line.organisation.id)
        for line in organisations.listed(session, text=text)[:3]
    ]
    return found


def _each(session: Session, names: str) -> list[str]:
    return [_known(session, name.strip()) for name in names.split(",") if name.strip()]


def _known(session: Session, name: str) -> str:
    """The identifier of the structure or the only person so called, else the words."""
    wanted = fold(name)
    for line in organisations.listed(session, text=name):
        if fold(line.organisation.name) == wanted:
            return line.organisation.id
    return actions.someone(session, name)
