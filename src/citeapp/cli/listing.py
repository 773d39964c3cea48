"""``list`` and ``search``: what there is, filtered by field values."""

from __future__ import annotations

import argparse
import dataclasses
import inspect
from collections.abc import Sequence
from typing import Any

from citeapp.base.language import _, ngettext
from citeapp.base.text import fold
from citeapp.cli.command import Command, answer, opened
from citeapp.domain.fields import shown_value
from citeapp.usecases import exchanges, finding, receipts
from citeapp.usecases.catalogue import UnknownUse
from citeapp.usecases.exchanges import Lot, Peer
from citeapp.usecases.json_values import to_json
from citeapp.usecases.receipts import Sent
from citeapp.usecases.reviewing import describing
from citeapp.usecases.session import Session

_OF_EXCHANGES = {"peers": Peer, "lots": Lot, "sent": Sent}
_STATES = ("status", "state")


def listed(options: argparse.Namespace) -> None:
    """The rows of a noun whose fields have the values given (accents and case ignored)."""
    kind = _kind(options.noun)
    wanted = [_condition(kind, text) for text in options.filter]
    with opened(options) as session:
        rows = [
            row
            for row in to_json(_rows(session, options.noun))
            if all(fold(_text(row[name])) == value for name, value in wanted)
        ]
        words = "" if options.json else "\n".join(_line(session, kind, row) for row in rows)
        answer(options, rows, words)


def search(options: argparse.Namespace) -> None:
    """Everything that holds the words, accents and ligatures ignored."""
    with opened(options) as session:
        hits = finding.search(session, text=" ".join(options.text))
        lines = [f"{hit.title} ({hit.subtitle})" if hit.subtitle else hit.title for hit in hits]
        answer(options, hits, "\n".join(lines) or _("Rien n’a été trouvé."))


def _kind(noun: str) -> type[Any]:
    """What the rows of a list are."""
    found = _OF_EXCHANGES.get(noun) or finding.kind_of(noun)
    if found is None:
        raise UnknownUse(
            _(
                "« {noun} » n’est pas une liste. Listes : {known}.",
                noun=noun,
                known=", ".join([*finding.PLURALS, *_OF_EXCHANGES]),
            )
        )
    return found


def _condition(kind: type[Any], text: str) -> tuple[str, str]:
    """« last_name=Petit »: a field that the rows have, and what it must be."""
    name, equals, value = text.partition("=")
    known = [field.name for field in dataclasses.fields(kind)]
    known += [name for name, _part in inspect.getmembers(kind, lambda m: isinstance(m, property))]
    if not equals or name not in known:
        raise UnknownUse(
            _(
                "Filtre inconnu : {text}. Écrivez CHAMP=VALEUR, où CHAMP est : {known}.",
                text=text,
                known=", ".join(known),
            )
        )
    return name, fold(value)


def _rows(session: Session, noun: str) -> Sequence[object]:
    if noun == "peers":
        return exchanges.listed(session)
    if noun == "lots":
        return exchanges.lots(session)
    if noun == "sent":
        return receipts.sent(session)
    found = finding.rows(session, noun=noun)
    return sorted(found, key=lambda row: str(getattr(row, "date", "")))


def _line(session: Session, kind: type[Any], row: dict[str, Any]) -> str:
    """The identifier that other commands ask for, then the row in words."""
    if kind is Peer:
        role = _("coordination") if row["is_coordinator"] else ""
        state = _("révoqué·e") if row["state"] == "revoked" else _("inscrit·e")
        parts = [row["guid"], row["name"], row["organisation"], role, state]
    elif kind is Lot:
        count = ngettext("{n} nouveauté", "{n} nouveautés", row["operations"])
        aside = _("de côté") if row["aside"] else ""
        if row["refused"]:
            aside = _("refusé pour de bon")
        with_it = ngettext(
            "{n} nouveauté d’un autre lot attend avec lui",
            "{n} nouveautés d’autres lots attendent avec lui",
            row["following"],
        )
        title = _("Lot n° {n} de {name}", n=row["number"], name=row["sender_name"])
        parts = [str(row["n"]), title, row["written_at"], count, aside]
        parts += [with_it] if row["following"] else []
    elif kind is Sent:
        count = ngettext("{n} nouveauté", "{n} nouveautés", row["operations"])
        title = _("Lot n° {n} pour {names}", n=row["number"], names=", ".join(row["names"]))
        seen = ", ".join(one["name"] for one in row["seen"])
        told = _("vu par {names}", names=seen) if seen else ""
        parts = [str(row["number"]), title, row["at"] or "", count, told]
    else:
        table = finding.table_of(kind)
        states = [shown_value(table, name, row[name]) for name in _STATES if row.get(name)]
        parts = [row["id"], describing.described(session, table, row["id"]), *states]
    return "  ".join(" ".join(part.split()) for part in parts if part)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    known = ", ".join([*finding.PLURALS, *_OF_EXCHANGES])
    parser.add_argument("noun", metavar=_("LISTE"), help=known)
    parser.add_argument(
        "filter", nargs="*", metavar=_("CHAMP=VALEUR"), help=_("accents et majuscules ignorés")
    )


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="+", metavar=_("MOT"), help=_("mots à trouver"))


COMMANDS = (
    Command("list", "lister", _list_arguments, listed),
    Command("search", "chercher partout", _search_arguments, search),
)
