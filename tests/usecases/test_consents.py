"""What people agreed to: written down once, taken back at will, gone with the person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citeapp.base.errors import InputRefused
from citeapp.domain.publishing import Consent
from citeapp.usecases import consents, erasure, history, people
from citeapp.usecases.session import Session


@pytest.fixture
def awa(session: Session) -> str:
    return people.create(session, first_name="Awa", last_name="DURIEZ").value.id


def agreed(session: Session, *ids: str) -> frozenset[str]:
    return consents.agreed(session, person_ids=list(ids), scope="named")


def test_nothing_is_agreed_until_it_is_written_down(session: Session, awa: str) -> None:
    other = people.create(session, first_name="Zoé").value.id
    assert agreed(session, awa, other) == frozenset()
    consents.give(session, person_id=awa, scope="named", proof="Dit à la rencontre")
    assert agreed(session, awa, other) == {awa}
    assert agreed(session, other) == frozenset()
    assert consents.agreed(session, person_ids=[awa], scope="image") == frozenset()


def test_an_agreement_ends_is_taken_back_and_comes_back_by_undo(session: Session, awa: str) -> None:
    today = session.today
    day = timedelta(days=1)
    consents.give(session, person_id=awa, scope="named", given_on=today - 9 * day, ends_on=today)
    assert agreed(session, awa) == {awa}
    consents.give(
        session, person_id=awa, scope="named", given_on=today - 9 * day, ends_on=today - day
    )
    assert agreed(session, awa) == frozenset()
    consents.give(session, person_id=awa, scope="named")
    consents.take_back(session, person_id=awa, scope="named")
    assert agreed(session, awa) == frozenset()
    history.undo(session)
    assert agreed(session, awa) == {awa}
    assert [row.scope for row in consents.of_person(session, person_id=awa)] == ["named"]


def test_what_cannot_be_agreed_to_is_refused(session: Session, awa: str) -> None:
    with pytest.raises(InputRefused, match="inconnue"):
        consents.give(session, person_id=awa, scope="soul")
    with pytest.raises(InputRefused, match="avant de commencer"):
        consents.give(
            session, person_id=awa, scope="image", ends_on=session.today - timedelta(days=1)
        )


def test_an_erased_person_leaves_no_agreement(session: Session, awa: str) -> None:
    consents.give(session, person_id=awa, scope="named", proof="SECRET-PROOF")
    erasure.person(session, id=awa)
    assert not session.rows(Consent).matching(person_id=awa)
    assert agreed(session, awa) == frozenset()
