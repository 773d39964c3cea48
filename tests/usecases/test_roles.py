"""Roles held: by whom, as which audience, and how many by parents and residents."""

from __future__ import annotations

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import people, roles
from citeapp.usecases.session import Session


def test_who_holds_a_role_keeps_the_audience_of_the_day(session: Session, rencontre: str) -> None:
    awa = people.create(session, first_name="Awa", main_audience="parent").value.id
    people.create(session, first_name="Benoît", main_audience="teacher")
    roles.hold(session, meeting_id=rencontre, role="note_taker", who="awa")
    roles.hold(session, meeting_id=rencontre, role="facilitator", who="Benoît")
    roles.hold(
        session, meeting_id=rencontre, role="welcome", who="Une voisine", audience_code="resident"
    )
    people.change(session, id=awa, main_audience="nonprofit")
    lines = roles.held(session, meeting_id=rencontre)
    assert [(one.role.role, one.name, one.role.audience_code) for one in lines] == [
        ("facilitator", "Benoît", "teacher"),
        ("note_taker", "Awa", "parent"),
        ("welcome", "Une voisine", "resident"),
    ]
    share = roles.share(session, meeting_id=rencontre)
    assert (share.held, share.by_inhabitants) == (3, 2)


def test_a_role_is_held_once_by_someone_and_released(session: Session, rencontre: str) -> None:
    for _again in range(2):
        roles.hold(session, meeting_id=rencontre, role="welcome", who="Léa")
    (line,) = roles.held(session, meeting_id=rencontre)
    roles.change(session, id=line.role.id, audience_code="parent")
    assert roles.share(session, meeting_id=rencontre).by_inhabitants == 1
    roles.release(session, id=line.role.id)
    assert roles.held(session, meeting_id=rencontre) == []


@pytest.mark.parametrize("given", [{"role": "king"}, {"who": ""}, {"audience_code": "martian"}])
def test_what_is_no_role_nobody_or_no_audience_is_refused(
    session: Session, rencontre: str, given: dict[str, str]
) -> None:
    with pytest.raises(InputRefused):
        roles.hold(session, meeting_id=rencontre, **{"role": "welcome", "who": "Léa"} | given)
