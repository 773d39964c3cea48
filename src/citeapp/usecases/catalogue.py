"""Every use case by its dotted name (« actions.create »), with JSON in and JSON out."""

from __future__ import annotations

import dataclasses
import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.domain.row import Row
from citeapp.store.repositories.generic import NOUNS, field_types
from citeapp.usecases.acting import Outcome
from citeapp.usecases.session import Session

MODULES = (
    "actions",
    "attendance",
    "collectives",
    "conflicts",
    "coordination",
    "decisions",
    "demo",
    "documents",
    "duplicates",
    "exchange_folder",
    "exchanges",
    "figures",
    "finding",
    "history",
    "imports",
    "joins",
    "maintenance",
    "meetings",
    "notes",
    "organisations",
    "people",
    "programme",
    "week",
)
"""The rooms of use cases; their public functions that take a session are the catalogue."""


class UnknownUse(InputRefused):
    """No use case of that name, or arguments that it does not take (exit status 2)."""


@dataclasses.dataclass(frozen=True)
class Argument:
    """An argument of a use case: its name, type in words, and whether it may be left out."""

    name: str
    type: str
    optional: bool


@dataclasses.dataclass(frozen=True)
class UseCase:
    """A thing a person can do: its name, what it does, what it takes."""

    name: str
    summary: str
    arguments: tuple[Argument, ...]


def listed() -> list[UseCase]:
    """Every use case, by name."""
    return [
        UseCase(name, (inspect.getdoc(function) or "").split("\n")[0], _arguments(function))
        for name, function in sorted(_functions().items())
    ]


def call(session: Session, name: str, arguments: Mapping[str, Any]) -> Any:
    """Run a use case with JSON arguments; the answer is JSON too."""
    function = _functions().get(name)
    if function is None:
        raise UnknownUse(
            _("Aucun cas d’usage ne s’appelle « {name} ».", name=name),
            todo=_("Voyez citeapp call --list."),
        )
    return to_json(function(session, **_converted(function, name, arguments)))


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


@cache
def _functions() -> dict[str, Callable[..., Any]]:
    found: dict[str, Callable[..., Any]] = {}
    for module_name in MODULES:
        module = import_module(f"citeapp.usecases.{module_name}")
        for name, member in vars(module).items():
            if name.startswith("_") or not inspect.isfunction(member):
                continue
            plain = inspect.unwrap(member)
            parameters = list(inspect.signature(plain).parameters)
            if plain.__module__ == module.__name__ and parameters[:1] == ["session"]:
                found[f"{module_name}.{name}"] = member
    return found


def _arguments(function: Callable[..., Any]) -> tuple[Argument, ...]:
    signature = inspect.signature(inspect.unwrap(function))
    out = []
    for parameter in list(signature.parameters.values())[1:]:
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            noun = _noun_of(function)
            out += [
                Argument(field, plain.__name__, True)
                for field, plain in (field_types(noun) if noun else {}).items()
                if field not in signature.parameters and field != "id"
            ]
            continue
        optional = parameter.default is not inspect.Parameter.empty
        out.append(Argument(parameter.name, str(parameter.annotation), optional))
    return tuple(out)


def _converted(
    function: Callable[..., Any], name: str, arguments: Mapping[str, Any]
) -> dict[str, Any]:
    plain = inspect.unwrap(function)
    hints = get_type_hints(plain)
    parameters = inspect.signature(plain).parameters
    open_ended = any(p.kind is inspect.Parameter.VAR_KEYWORD for p in parameters.values())
    noun = _noun_of(function) if open_ended else None
    fields = field_types(noun) if noun else {}
    missing = [
        p.name
        for p in list(parameters.values())[1:]
        if p.default is inspect.Parameter.empty
        and p.kind is inspect.Parameter.KEYWORD_ONLY
        and p.name not in arguments
    ]
    unknown = [a for a in arguments if a not in parameters and a not in fields]
    if missing or unknown:
        said = [_("il manque {names}", names=", ".join(missing))] if missing else []
        said += [_("inconnu : {names}", names=", ".join(unknown))] if unknown else []
        raise UnknownUse(_("Arguments de {name} : {said}.", name=name, said=" ; ".join(said)))
    try:
        return {
            key: convert(hints[key] if key in parameters else (fields[key] | None), value)
            for key, value in arguments.items()
        }
    except (ValueError, TypeError) as error:
        raise UnknownUse(
            _("Un argument de {name} n’a pas la bonne forme : {why}.", name=name, why=error)
        ) from error


def convert(hint: Any, value: Any) -> Any:
    """A JSON value as the type that an argument asks for; ValueError when it is not one."""
    if hint is Any or hint is inspect.Parameter.empty:
        return value
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        if value is None and NoneType in inside:
            return None
        return convert(next(part for part in inside if part is not NoneType), value)
    if origin in (list, Sequence) or origin is tuple:
        if not isinstance(value, list):
            raise ValueError(_("une liste est attendue"))
        return [convert(inside[0] if inside else Any, part) for part in value]
    if origin is not None and issubclass(origin, Mapping):
        return dict(value)
    if hint in (date, time) and isinstance(value, str):
        return hint.fromisoformat(value) if value else None
    if hint is Path and isinstance(value, str):
        return Path(value)
    if hint is bool and not isinstance(value, bool):
        raise ValueError(_("vrai ou faux est attendu"))
    if hint is int and (not isinstance(value, int) or isinstance(value, bool)):
        raise ValueError(_("un nombre est attendu"))
    if hint is str and not isinstance(value, str):
        raise ValueError(_("un texte est attendu"))
    return value


def decode(text: str) -> dict[str, Any]:
    """A JSON object typed by a person."""
    try:
        found = json.loads(text or "{}")
    except ValueError as error:
        raise UnknownUse(_("Ce n’est pas du JSON : {text}", text=text[:80])) from error
    if not isinstance(found, dict):
        raise UnknownUse(_("Un objet JSON est attendu, entre accolades."))
    return found


def _noun_of(function: Callable[..., Any]) -> type[Row] | None:
    """The noun whose fields ``**fields`` stands for: what the use case returns."""
    returned = get_type_hints(inspect.unwrap(function)).get("return")
    return returned if returned in NOUNS.values() else None
