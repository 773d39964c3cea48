"""Between JSON and the values of use cases: what comes in is checked, what goes out is plain."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from citeapp.base.language import _
from citeapp.usecases.acting import Outcome

LARGEST = (1 << 63) - 1
"""What a whole number may be in the file."""


def to_json(value: Any) -> Any:
    """Dataclasses as objects with code names, dates ISO; what JSON cannot hold as text."""
    if isinstance(value, Outcome):
        return {
            "value": to_json(value.value),
            "changed": sorted(value.changed),
            "label": value.label,
        }
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found = {
            field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
        properties = inspect.getmembers(type(value), lambda m: isinstance(m, property))
        return found | {name: to_json(getattr(value, name)) for name, _property in properties}
    if isinstance(value, Mapping):
        return {str(name): to_json(part) for name, part in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        parts = sorted(value) if isinstance(value, (set, frozenset)) else value
        return [to_json(part) for part in parts]
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return value if isinstance(value, (str, int, float, bool, NoneType)) else str(value)


def convert(hint: Any, value: Any) -> Any:
    """A JSON value as the type that an argument asks for; ValueError when it is not one."""
    if hint is Any or hint is inspect.Parameter.empty:
        return value
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _either(inside, value)
    if origin in (list, Sequence) or origin is tuple:
        if not isinstance(value, list):
            raise ValueError(_("une liste est attendue"))
        return [convert(inside[0] if inside else Any, part) for part in value]
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            raise ValueError(_("un objet est attendu"))
        return {name: convert(inside[1], part) for name, part in value.items()}
    return _plain(hint, value)


def _either(parts: Sequence[Any], value: Any) -> Any:
    """A value that may be of several types, or nothing at all."""
    wanted = [part for part in parts if part is not NoneType]
    if NoneType in parts and _empties(wanted[0], value):
        return None
    refused = ValueError()
    for part in wanted:
        try:
            return convert(part, value)
        except ValueError as error:
            refused = error
    raise refused


def _empties(hint: Any, value: Any) -> bool:
    return value is None or (value == "" and hint in (date, time))


def convert_field(hint: Any, value: Any) -> Any:
    """The value of a field of a noun; null empties it. Raises ValueError."""
    if _empties(hint, value):
        return "" if hint is str else None
    return convert(hint, value)


def _plain(hint: Any, value: Any) -> Any:
    """A text, a number, a truth, a day, a time or a path."""
    if hint is bool:
        if not isinstance(value, bool):
            raise ValueError(_("vrai ou faux est attendu"))
        return value
    if hint is int:
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST:
            raise ValueError(_("un nombre est attendu"))
        return value
    if not isinstance(value, str):
        raise ValueError(_("un texte est attendu"))
    if hint is date or hint is time:
        return _moment(hint, value)
    if hint is Path:
        if not value or "\0" in value:
            raise ValueError(_("un nom de fichier est attendu"))
        return Path(value)
    return value


def _moment(hint: type[date] | type[time], text: str) -> date | time:
    try:
        return hint.fromisoformat(text)
    except ValueError as error:
        what = _("un jour (2026-03-12)") if hint is date else _("une heure (17:30)")
        raise ValueError(_("{what} est attendu : {text}", what=what, text=text)) from error
