"""Every use case by its dotted name (« actions.create »), with JSON in and JSON out."""

from __future__ import annotations

import dataclasses
import inspect
import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, get_origin, get_type_hints

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.domain.row import Row
from citeapp.store.repositories.generic import NOUNS, field_types
from citeapp.usecases.acting import ACTS, READS, Outcome
from citeapp.usecases.json_values import convert, convert_field, to_json
from citeapp.usecases.session import Session

MODULES = (
    "actions",
    "attachments",
    "attendance",
    "ballots",
    "bin",
    "checking",
    "barriers",
    "calendar",
    "carrying",
    "collectives",
    "conflicts",
    "consents",
    "coordination",
    "decisions",
    "demo",
    "documents",
    "duplicates",
    "erasure",
    "exchange_folder",
    "exchanges",
    "figures",
    "finding",
    "glossary",
    "guide",
    "history",
    "imports",
    "inviting",
    "joins",
    "logos",
    "mailing",
    "maintenance",
    "meetings",
    "minutes",
    "notes",
    "organisations",
    "parents",
    "parking",
    "past_texts",
    "people",
    "places",
    "plain",
    "plain_checking",
    "previews",
    "programme",
    "quiet",
    "quotes",
    "sending",
    "settlements",
    "sheltering",
    "spelling",
    "speaking",
    "receipts",
    "reserved",
    "roles",
    "run_sheet",
    "sweeping",
    "templates",
    "vigilance",
    "week",
    "welcome",
)
"""The rooms of use cases; what they declare as read or act, or answers an Outcome, is listed."""
MOVED = {"meetings.close": "minutes.close", "meetings.reopen": "minutes.reopen"}
"""Names that scripts know, and where what they do lives now."""
_OWN = ("id", "order_key", "previous_meeting_id")


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


def decode(text: str) -> dict[str, Any]:
    """A JSON object typed by a person."""
    try:
        found = json.loads(text or "{}")
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError) as error:
        start = " ".join(text[:80].encode(errors="replace").decode().split())
        raise UnknownUse(_("Ce n’est pas du JSON : {text}", text=start)) from error
    if not isinstance(found, dict):
        raise UnknownUse(_("Un objet JSON est attendu, entre accolades."))
    return found


@cache
def _functions() -> dict[str, Callable[..., Any]]:
    found: dict[str, Callable[..., Any]] = {}
    for module_name in MODULES:
        module = import_module(f"citeapp.usecases.{module_name}")
        for name, member in vars(module).items():
            if name.startswith("_") or not inspect.isfunction(member):
                continue
            if inspect.unwrap(member).__module__ == module.__name__ and _is_use_case(member):
                found[f"{module_name}.{name}"] = member
    return found | {old: found[new] for old, new in MOVED.items()}


def _is_use_case(function: Callable[..., Any]) -> bool:
    if hasattr(function, ACTS) or hasattr(function, READS):
        return True
    returned = get_type_hints(function).get("return")
    return (get_origin(returned) or returned) is Outcome


def _arguments(function: Callable[..., Any]) -> tuple[Argument, ...]:
    signature = inspect.signature(inspect.unwrap(function))
    out = []
    for parameter in list(signature.parameters.values())[1:]:
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            noun = _noun_of(function)
            out += [
                Argument(field, plain.__name__, True)
                for field, plain in (_fields(noun) if noun else {}).items()
                if field not in signature.parameters
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
    fields = _fields(noun) if noun else {}
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
            key: convert(hints[key], value)
            if key in parameters
            else convert_field(fields[key], value)
            for key, value in arguments.items()
        }
    except (ValueError, TypeError) as error:
        raise UnknownUse(
            _("Un argument de {name} n’a pas la bonne forme : {why}.", name=name, why=error)
        ) from error


def _fields(noun: type[Row]) -> dict[str, type]:
    """The fields of a noun that people set; those that the program finds itself are left out."""
    return {name: hint for name, hint in field_types(noun).items() if name not in _OWN}


def _noun_of(function: Callable[..., Any]) -> type[Row] | None:
    """The noun whose fields ``**fields`` stands for: what the use case returns."""
    returned = get_type_hints(inspect.unwrap(function)).get("return")
    return returned if returned in NOUNS.values() else None
