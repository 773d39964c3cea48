"""How use cases are declared: a session in, one act of the journal, an Outcome out.

Identifiers handed in are led to the rows shown: a page opened, or a script written, before two
rows were joined goes on working, and no use case needs to think of it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import clean
from citeapp.store import joined, joins
from citeapp.usecases.session import Session

P = ParamSpec("P")
T = TypeVar("T")

ACTS = "__citeapp_acts__"
"""Set on use cases that write, with their undo label; ``READS`` on those that only read."""
READS = "__citeapp_reads__"


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What a use case brought: its value, the nouns touched, the label that undo shows."""

    value: T
    changed: frozenset[str]
    label: str


def acts(
    label: str, *, stored_rows: bool = False
) -> Callable[
    [Callable[Concatenate[Session, P], T]], Callable[Concatenate[Session, P], Outcome[T]]
]:
    """Make a use case that writes: all of it is one transaction and one line of undo.

    Texts come in clean, whoever typed them and whatever field they are for. ``stored_rows``:
    its identifiers mean rows as they are stored, joined or not.
    """

    def decorate(
        function: Callable[Concatenate[Session, P], T],
    ) -> Callable[Concatenate[Session, P], Outcome[T]]:
        @functools.wraps(function)
        def run(session: Session, /, *args: P.args, **kwargs: P.kwargs) -> Outcome[T]:
            kwargs.update({name: _cleaned(given) for name, given in kwargs.items()})
            if not stored_rows:
                kwargs.update(_shown(session, kwargs))
            with session.workspace.act(_(label)) as act:
                value = function(session, *args, **kwargs)
            return Outcome(value, act.changed, act.label)

        setattr(run, ACTS, label)
        return run

    return decorate


def required(text: str | None, sentence: str) -> str:
    """``text`` as it is cleaned; ``sentence`` is said when nothing is left of it."""
    text = clean(text or "")
    if not text:
        raise InputRefused(sentence)
    return text


def _cleaned(given: object) -> object:
    if isinstance(given, str):
        return clean(given)
    return [_cleaned(part) for part in given] if isinstance(given, list) else given


def reads(function: Callable[Concatenate[Session, P], T]) -> Callable[Concatenate[Session, P], T]:
    """Mark a use case that only reads."""

    @functools.wraps(function)
    def run(session: Session, /, *args: P.args, **kwargs: P.kwargs) -> T:
        kwargs.update(_shown(session, kwargs))
        return function(session, *args, **kwargs)

    setattr(run, READS, True)
    return run


def _shown(session: Session, given: Mapping[str, Any]) -> dict[str, Any]:
    """The identifiers among the arguments, those of joined rows led to the rows shown."""
    connection = session.workspace.connection
    names = [name for name in given if name == "id" or name.endswith(("_id", "_ids"))]
    if not names or not joins.any_joined(connection):
        return {}

    def lead(value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return [lead(one) for one in value]
        return joined.leading(connection, value) if isinstance(value, str) else value

    return {name: lead(given[name]) for name in names}
