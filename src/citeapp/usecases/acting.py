"""How use cases are declared: a session in, one act of the journal, an Outcome out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, Generic, ParamSpec, TypeVar

from citeapp.base.language import _
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
    label: str,
) -> Callable[
    [Callable[Concatenate[Session, P], T]], Callable[Concatenate[Session, P], Outcome[T]]
]:
    """Make a use case that writes: all of it is one transaction and one line of undo."""

    def decorate(
        function: Callable[Concatenate[Session, P], T],
    ) -> Callable[Concatenate[Session, P], Outcome[T]]:
        @functools.wraps(function)
        def run(session: Session, /, *args: P.args, **kwargs: P.kwargs) -> Outcome[T]:
            with session.workspace.act(_(label)) as act:
                value = function(session, *args, **kwargs)
            return Outcome(value, act.changed, act.label)

        setattr(run, ACTS, label)
        return run

    return decorate


def reads(function: Callable[Concatenate[Session, P], T]) -> Callable[Concatenate[Session, P], T]:
    """Mark a use case that only reads."""
    setattr(function, READS, True)
    return function
