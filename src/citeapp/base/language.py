"""The language of the interface: French source strings, another catalogue looked up when shown.

French is what the program is written in and needs no catalogue. English (``en.po``) is for the
people who work on the program: they see it with the variable CITEAPP_LANGUAGE=en. What goes to the
families and partners of a collectif stays French in any case: documents, invitations, mails and
messages are made inside ``in_french``, and so is what they borrow from the window (the label of a
state, the name of a role). Dates, numbers, the guide and the demo are French too; the
command line's ``--json`` speaks in code names in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeapp.base.catalogue import Catalogue

FRENCH = "fr"
LANGUAGE_VARIABLE = "CITEAPP_LANGUAGE"
_chosen: Catalogue | None = None
_held_to_french: ContextVar[bool] = ContextVar("held_to_french", default=False)


def asked(environ: Mapping[str, str]) -> str:
    """The language that CITEAPP_LANGUAGE names (« en »), else French."""
    return environ.get(LANGUAGE_VARIABLE, "").strip().lower()[:2] or FRENCH


def choose(language: str, folder: Path) -> None:
    """Speak ``language`` by its catalogue in ``folder``; French where there is none."""
    global _chosen
    _chosen = None
    path = folder / f"{language}.po"
    if language != FRENCH and language.isalpha() and path.is_file():
        from citeapp.base.catalogue import catalogue  # French users never read one

        _chosen = catalogue(path.read_text("utf-8"))


@contextmanager
def in_french() -> Iterator[None]:
    """Whatever is worded inside (or in a function so decorated) is French: it is sent to people."""
    before = _held_to_french.set(True)
    try:
        yield
    finally:
        _held_to_french.reset(before)


def french_is_spoken() -> bool:
    """Whether what is worded here and now is French."""
    return _chosen is None or _held_to_french.get()


def _(message: str, /, **values: object) -> str:
    """``message`` in the chosen language, its ``{named}`` places filled with ``values``."""
    text = message if _chosen is None or _held_to_french.get() else _chosen.one(message)
    return text.format(**values) if values else text


def ngettext(singular: str, plural: str, n: int, /, **values: object) -> str:
    """The form for ``n`` (French: 0 and 1 are singular), ``{n}`` and other places filled."""
    text = None
    if _chosen is not None and not _held_to_french.get():
        text = _chosen.counted(singular, plural, n)
    if text is None:
        text = plural if abs(n) >= 2 else singular
    return text.format(n=n, **values)
