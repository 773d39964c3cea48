"""``list`` and ``search``: what there is, filtered by field values."""

from __future__ import annotations

import argparse
from typing import Any

from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.cli.command import Command, answer, opened
from citeapp.domain.fields import shown_value
from citeapp.usecases import catalogue, exchanges, finding
from citeapp.usecases.finding import PLURALS
from citeapp.usecases.json_values import to_json
from citeapp.usecases.session import Session

_MAIN = (
    "name",
    "display_name",
    "what",
    "text",
    "title",
    "name_snapshot",
    "date",
    "status",
    "state",
)


def listed(options: argparse.Namespace) -> None:
    """The rows of a noun whose fields have the values given (accents and case ignored)."""
    with opened(options) as session:
        rows = _rows(session, options.noun)
        for condition in options.filter:
            name, equals, value = condition.partition("=")
            if not equals or (rows and name not in rows[0]):
                raise catalogue.UnknownUse(_("Filtre inconnu : {text}.", text=condition))
            rows = [row for row in rows if fold(str(_plain(row[name]))) == fold(value)]
        answer(options, rows, "\n".join(_line(options.noun, row) for row in rows))


def search(options: argparse.Namespace) -> None:
    """Everything that holds the words, accents and ligatures ignored."""
    with opened(options) as session:
        hits = finding.search(session, text=" ".join(options.text))
        lines = [f"{hit.title} ({hit.subtitle})" if hit.subtitle else hit.title for hit in hits]
        answer(options, hits, "\n".join(lines) or _("Rien n’a été trouvé."))


def _rows(session: Session, noun: str) -> list[dict[str, Any]]:
    if noun == "peers":
        return [to_json(peer) for peer in exchanges.listed(session)]
    if noun == "lots":
        return [to_json(lot) for lot in exchanges.lots(session)]
    known = [*PLURALS, "peers", "lots"]
    if noun not in known and noun not in PLURALS.values():
        raise catalogue.UnknownUse(
            _(
                "« {noun} » n’est pas une liste. Listes : {known}.",
                noun=noun,
                known=", ".join(known),
            )
        )
    return [to_json(row) for row in finding.rows(session, noun=noun)]


def _line(noun: str, row: dict[str, Any]) -> str:
    table = PLURALS.get(noun, noun)
    parts = [shown_value(table, name, row[name]) for name in _MAIN if row.get(name)]
    return "  ".join([str(row.get("id", row.get("guid", row.get("n", "")))), *parts])


def _plain(value: Any) -> Any:
    return "" if value is None else value


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("noun", help=_("people, meetings, actions…"))
    parser.add_argument("filter", nargs="*", metavar="FILTER=VALUE", help=_("champ=valeur"))


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="+", help=_("mots"))


COMMANDS = (
    Command("list", _("lister"), _list_arguments, listed),
    Command("search", _("chercher partout"), _search_arguments, search),
)
