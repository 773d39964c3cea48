"""The words of the demo, read from ``resources/demo``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from citeapp.base import paths
from citeapp.base.french import MONTHS
from citeapp.usecases.demonstration.draft import Bag, Draft


@cache
def load(name: str) -> Any:
    """One of the files: ``names``, ``network``, ``phrases``."""
    return json.loads((paths.resources() / "demo" / f"{name}.json").read_text("utf-8"))


class Phrases:
    """Sentences of one collectif: none comes twice before all have been said."""

    def __init__(self, draft: Draft, kind: str, schools: Sequence[str], places: Sequence[str]):
        self._draft = draft
        self._schools = schools
        self._places = places
        self._bags: dict[str, Bag] = {}
        themes = load("phrases")["themes"]
        self._themes = Bag(draft, [name for name, theme in themes.items() if kind in theme["for"]])

    def theme(self) -> str:
        """The theme of the next point."""
        return self._themes.draw()

    def about(self, theme: str, what: str) -> str:
        """A sentence of a theme: titles, objectives, notes, decisions, quotes or actions."""
        return self._said(f"{theme}/{what}", load("phrases")["themes"][theme][what])

    def common(self, what: str) -> str:
        """A sentence that serves everywhere, such as ``closing_notes``."""
        return self._said(what, load("phrases")[what])

    def _said(self, name: str, sentences: Sequence[str]) -> str:
        if name not in self._bags:
            self._bags[name] = Bag(self._draft, sentences)
        sentence = self._bags[name].draw()
        if "{" not in sentence:
            return sentence
        draft = self._draft
        return _contracted(
            sentence.format(
                ecole=draft.pick(self._schools),
                lieu=draft.pick(self._places),
                nombre=draft.rng.randint(4, 28),
                jour=draft.pick(load("phrases")["days"]),
                mois=draft.pick(MONTHS),
            )
        )


def named(name: str) -> str:
    """A place inside a sentence: « École Chopin » becomes « l’école Chopin »."""
    head, _space, rest = name.partition(" ")
    return f"{_ARTICLES[head]} {rest}" if head in _ARTICLES else name


def _contracted(text: str) -> str:
    """French contracts small words before the names put in: « d’avril », « au musée… »."""
    for whole, short in _CONTRACTIONS:
        text = text.replace(whole, short)
    return text


_ARTICLES = {
    "École": "l’école",
    "Centre": "le centre",
    "Bibliothèque": "la bibliothèque",
    "Conservatoire": "le conservatoire",
    "Musée": "le musée",
    "Accueil": "l’accueil",
}
_CONTRACTIONS = (
    ("à le ", "au "),
    ("À le ", "Au "),
    ("de le ", "du "),
    *((f"de {month}", f"d’{month}") for month in MONTHS if month[0] in "aoé"),
)
