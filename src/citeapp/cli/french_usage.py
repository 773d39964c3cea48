"""argparse speaks French: its own words go through our catalogue while a line is parsed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from citeapp.base.language import _


@contextmanager
def french_usage() -> Iterator[None]:
    """Parsers made and used inside say their help and their refusals in our language.

    argparse looks each of its words up in its module, when it shows it; one that it does not
    know here (of a later Python) stays as it is.
    """
    looked_up = vars(argparse)
    before = looked_up["_"], looked_up["ngettext"]
    words = _words()
    looked_up["_"] = lambda text: words.get(text, text)
    looked_up["ngettext"] = lambda one, many, n: words.get(text := one if n < 2 else many, text)
    try:
        yield
    finally:
        looked_up["_"], looked_up["ngettext"] = before


def _words() -> dict[str, str]:
    return {
        "usage: ": _("usage : "),
        "positional arguments": _("arguments\N{NO-BREAK SPACE}"),  # argparse adds the colon
        "options": _("options\N{NO-BREAK SPACE}"),
        "show this help message and exit": _("montrer cette aide"),
        "show program's version number and exit": _("montrer la version"),
        "%(prog)s: error: %(message)s\n": _("%(prog)s : %(message)s\n"),
        "argument %(argument_name)s: %(message)s": _("%(argument_name)s : %(message)s"),
        "the following arguments are required: %s": _("il manque : %s"),
        "unrecognized arguments: %s": _("en trop : %s"),
        "invalid choice: %(value)r (choose from %(choices)s)": _(
            "%(value)r n’est pas un choix possible ; choix : %(choices)s"
        ),
        "invalid %(type)s value: %(value)r": _("%(value)r n’a pas la bonne forme"),
        "not allowed with argument %s": _("ne va pas avec %s"),
        "expected one argument": _("une valeur est attendue"),
        "expected at most one argument": _("une valeur au plus est attendue"),
        "expected at least one argument": _("une valeur au moins est attendue"),
        "expected %s argument": _("%s valeur est attendue"),
        "expected %s arguments": _("%s valeurs sont attendues"),
        "ambiguous option: %(option)s could match %(matches)s": _(
            "%(option)s peut vouloir dire %(matches)s"
        ),
        "ignored explicit argument %r": _("ne prend pas de valeur : %r"),
    }
