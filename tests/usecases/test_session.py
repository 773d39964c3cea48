"""A session knows its day, its people and its rows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from citeapp.base.clock import FixedClock
from citeapp.base.errors import NotFound
from citeapp.domain.facilitator import PROGRAMME_ID
from citeapp.domain.person import Person
from citeapp.usecases import people
from citeapp.usecases.session import Session


def test_today_is_the_local_day_of_its_clock(session: Session) -> None:
    assert isinstance(session.clock, FixedClock)
    session.clock.move(timedelta(hours=14, minutes=59))
    assert session.today == date(2026, 3, 11)
    session.clock.move(timedelta(minutes=1))
    assert session.today == date(2026, 3, 12)
    assert session.now.hour == 0


def test_who_we_are_and_what_we_serve(session: Session) -> None:
    assert (session.me.display_name, session.me.organisation) == ("Samira", "Centre social")
    assert session.programme.id == PROGRAMME_ID


def test_rows_of_a_noun(session: Session) -> None:
    lea = people.create(session, first_name="Léa").value
    assert session.rows(Person).get(lea.id) == lea
    assert session.rows(Person).find("nobody") is None
    with pytest.raises(NotFound, match="n’existe pas"):
        session.rows(Person).get("nobody")


def test_two_rows_made_at_the_same_moment_differ(session: Session) -> None:
    """Even with a clock that stands still."""
    made = [session.new_id() for _n in range(500)]
    assert len(set(made)) == 500


@pytest.mark.parametrize("jump", [timedelta(days=-20000), timedelta(days=20000)])
def test_work_goes_on_with_a_clock_that_is_wrong(session: Session, jump: timedelta) -> None:
    first = people.create(session, first_name="Awa").value
    assert isinstance(session.clock, FixedClock)
    session.clock.move(jump)
    people.change(session, id=first.id, first_name="Eva")
    session.clock.move(-jump)
    people.change(session, id=first.id, phone="0612345678")
    assert people.get(session, id=first.id).first_name == "Eva"
