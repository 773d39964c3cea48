"""The volets of the revue de projet: data that the coordination changes in a file of its own.

A volet has a title, the codes of its indicators, the names of its tables and what is left to
write. The questions of the national form change every year; this file follows them.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from citeapp.base.errors import InputRefused
from citeapp.base.files import write_verified
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.paths import resources
from citeapp.usecases.acting import reads
from citeapp.usecases.session import Session

_LARGEST = 1_000_000
"""Bytes; nobody writes more by hand."""


@dataclass(frozen=True)
class Chosen:
    """A volet as the file says it."""

    title: str
    indicators: tuple[str, ...]
    tables: tuple[str, ...]
    to_write: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """All volets, and the sentence that stands over them."""

    notice: str
    volets: tuple[Chosen, ...]


def load(session: Session, known: Collection[str], tables: Collection[str]) -> Review:
    """The file of the data folder, else the one that comes with the program.

    Raises InputRefused, with what is wrong in it, for a file that cannot be followed.
    """
    path = own(session)
    source = path if path.exists() else _shipped()
    try:
        if source.stat().st_size > _LARGEST:
            raise ValueError(_("il est trop grand"))
        return _read(json.loads(source.read_text("utf-8")), known, tables)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise InputRefused(
            _("Le fichier des volets ne peut pas être suivi : {why}.", why=_why(error)),
            safe=_("Rien n’a été écrit."),
            todo=_(
                "Corrigez « {path} », ou supprimez-le : les volets d’origine reviendront.",
                path=path,
            ),
        ) from error


@reads
def editable(session: Session, /) -> Path:
    """The coordination's own file, made from the one of the program where there is none."""
    path = own(session)
    if not path.exists():
        write_verified(path, _shipped().read_bytes())
    return path


def own(session: Session) -> Path:
    """Where the coordination's file stands."""
    return session.home.project_review


def _shipped() -> Path:
    return resources() / "review" / "volets.json"


def _read(told: Any, known: Collection[str], tables: Collection[str]) -> Review:
    volets = tuple(
        Chosen(
            _text(volet.get("title")),
            _codes(volet.get("indicators", []), known),
            _codes(volet.get("tables", []), tables),
            _texts(volet.get("to_write", [])),
        )
        for volet in told["volets"]
    )
    if not volets:
        raise ValueError(_("il n’y a aucun volet"))
    return Review(_text(told.get("notice", "")), volets)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(_("un titre ou une phrase manque"))
    return value


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise ValueError(_("une liste manque"))
    return tuple(map(_text, values))


def _codes(values: object, known: Collection[str]) -> tuple[str, ...]:
    codes = _texts(values)
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise ValueError(_("« {code} » n’est pas connu", code=unknown[0]))
    return codes


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return _("la ligne {n} n’est pas bien écrite", n=error.lineno)
    if type(error) is ValueError:
        return str(error)
    return _("il n’a pas la forme attendue")
