"""Which actions are kept, in which order: the same answer for the screen and for a script."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeapp.base.errors import InputRefused
from citeapp.domain.action import ACTION_STATUS
from citeapp.usecases import actions, collectives
from citeapp.usecases.following import ORDERS, SCOPES, ActionLine, Filters
from citeapp.usecases.session import Session

TODAY = date(2026, 3, 11)
NAMES = ("", "Aïcha", "Benoît", "Aïcha Benali")
WORDS = ("", "salle", "SALLE aicha", "dorignies", "mai", "œuvre", "oeuvre", "rien de tel")


@pytest.fixture
def places(session: Session) -> list[str]:
    """Three collectifs (one of them none) and many actions of every state."""
    found = [collectives.create(session, name=name).value.id for name in ("Dorignies", "Gayant")]
    found.append("")
    days = cycle((None, -30, -1, 0, 1, 400))
    owners, texts = cycle(NAMES), cycle(("", "fin mai"))
    for status, place, what in product(ACTION_STATUS, found, ("Ranger la salle", "L’œuvre")):
        day = next(days)
        made = actions.create(
            session,
            what=what,
            owners=[next(owners)],
            partners=["Karim"] if place else [],
            due_date=None if day is None else TODAY + timedelta(days=day),
            due_text="" if day else next(texts),
            collective_id=place,
        ).value
        actions.set_status(session, id=made.id, status=status)
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    scope=st.sampled_from(sorted(SCOPES)),
    kept=st.one_of(st.none(), st.sets(st.integers(0, 2))),
    owner=st.sampled_from(NAMES),
    text=st.sampled_from(WORDS),
    order=st.sampled_from(sorted(ORDERS)),
)
def test_what_the_screen_keeps_is_what_the_use_case_gives(
    session: Session,
    places: list[str],
    scope: str,
    kept: set[int] | None,
    owner: str,
    text: str,
    order: str,
) -> None:
    ids = None if kept is None else [places[n] for n in sorted(kept)]
    given_ids = None if ids is None else frozenset(ids)
    shown = Filters(scope, given_ids, owner, text, order).kept(
        actions.tracking(session, scope="all")
    )
    named = {name for line in shown for name in (*line.owners, *line.partners)}
    told = actions.tracking(
        session, scope=scope, collective_ids=ids, owner=owner, text=text, order=order
    )
    if not owner or owner in named:
        assert told == shown
    assert all(line in actions.tracking(session, scope="all") for line in told)


def test_part_of_a_name_is_enough_where_nobody_is_called_so(
    session: Session, places: list[str]
) -> None:
    found = actions.tracking(session, scope="all", owner="benali")
    assert {line.owners for line in found} == {("Aïcha Benali",)}
    exact = actions.tracking(session, scope="all", owner="Aïcha")
    assert {line.owners for line in exact} == {("Aïcha",)}


@pytest.mark.parametrize("order", sorted(ORDERS))
def test_lines_of_the_same_rank_stay_in_the_order_of_their_days(
    session: Session, places: list[str], order: str
) -> None:
    def rank(line: ActionLine) -> object:
        return ORDERS[order](line)

    by_due = actions.tracking(session, scope="all")
    ordered = actions.tracking(session, scope="all", order=order)
    assert sorted(map(id_of, ordered)) == sorted(map(id_of, by_due))
    for value in {repr(rank(line)) for line in ordered}:
        same = [id_of(line) for line in ordered if repr(rank(line)) == value]
        assert same == [id_of(line) for line in by_due if repr(rank(line)) == value]


def id_of(line: ActionLine) -> str:
    return line.action.id


def test_an_unknown_order_is_refused(session: Session) -> None:
    with pytest.raises(InputRefused, match="Ordre inconnu"):
        actions.tracking(session, order="random")
