"""The language of the interface: French source strings through gettext, looked up when shown."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

DOMAIN = "citeapp"
_current: _gettext.NullTranslations = _gettext.NullTranslations()


def choose(language: str, folder: Path) -> None:
    """Use the catalogue of ``language`` ("fr" needs none: French is the source)."""
    global _current
    _current = _gettext.translation(DOMAIN, folder, [language], fallback=True)


def _(message: str, /, **values: object) -> str:
    """``message`` in the chosen language, its ``{named}`` places filled with ``values``."""
    text = _current.gettext(message)
    return text.format(**values) if values else text


def ngettext(singular: str, plural: str, n: int, /, **values: object) -> str:
    """The form for ``n`` (French: 0 and 1 are singular), ``{n}`` and other places filled."""
    if type(_current) is _gettext.NullTranslations:
        text = plural if abs(n) >= 2 else singular
    else:
        text = _current.ngettext(singular, plural, n)
    return text.format(n=n, **values)
