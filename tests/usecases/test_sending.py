"""Who received what, and drafts for the mail program."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused, NotFound
from citeapp.usecases import (
    catalogue,
    collectives,
    documents,
    exchanges,
    history,
    inviting,
    mailing,
    meetings,
    minutes,
    people,
    sending,
)
from citeapp.usecases.session import Session


@pytest.fixture
def awa(session: Session, dorignies: str) -> str:
    return member(session, dorignies, "Awa", "parent", "awa@exemple.invalid")


def member(session: Session, collective: str, first: str, audience: str, email: str = "") -> str:
    id = people.create(
        session, first_name=first, last_name="CANARI", main_audience=audience, email=email
    ).value.id
    collectives.add_member(session, collective_id=collective, person_id=id)
    return id


def words(session: Session, about: str) -> list[tuple[str, str, str]]:
    return [(one.title, one.whom, one.channel) for one in sending.listed(session, about_id=about)]


# Who received what


def test_what_was_given_is_told_for_the_rencontre_and_its_collectif(
    session: Session, dorignies: str, rencontre: str, awa: str
) -> None:
    minutes.close(session, id=rencontre)
    give = {"about_id": rencontre, "channel": "paper"}
    sending.give(session, document="agenda", title="Ordre du jour", person_ids=[awa], **give)
    sending.give(session, document="minutes", title="Compte rendu", words=["La mairie"], **give)
    sending.give(
        session, about_id=dorignies, document="decisions", title="Relevé", words=["Les membres"]
    )
    assert sorted(words(session, rencontre)) == [
        ("Compte rendu, version 1", "La mairie", "papier"),
        ("Ordre du jour", "Awa Canari", "papier"),
    ]
    assert ("Relevé", "Les membres", "") in words(session, dorignies)
    assert len(words(session, dorignies)) == 3
    found = {one.title: one.of for one in sending.listed(session, about_id=dorignies)}
    assert found["Ordre du jour"] == meetings.get(session, id=rencontre).date
    assert found["Relevé"] is None


def test_closed_minutes_given_are_distributed(session: Session, rencontre: str) -> None:
    give = {
        "about_id": rencontre,
        "document": "minutes",
        "title": "Compte rendu",
        "words": ["La mairie"],
    }
    sending.give(session, **give)  # a draft is a paper like another
    assert minutes.standing(session, id=rencontre).sent == ()
    minutes.close(session, id=rencontre)
    sending.give(session, **give)
    assert minutes.standing(session, id=rencontre).status == "distributed"
    assert [row[0] for row in words(session, rencontre)].count("Compte rendu, version 1") == 1


def test_a_note_is_taken_back_and_undone(session: Session, rencontre: str) -> None:
    minutes.close(session, id=rencontre)
    for document in ("agenda", "minutes"):
        made = sending.give(
            session, about_id=rencontre, document=document, title="X", words=["La mairie"]
        )
        sending.take_back(session, id=made.value[0])
        assert words(session, rencontre) == []
        history.undo(session)
        assert len(words(session, rencontre)) == 1
        history.undo(session)
        assert words(session, rencontre) == []


def test_what_names_nobody_is_refused(session: Session, rencontre: str) -> None:
    give = {"about_id": rencontre, "document": "agenda", "title": "Ordre du jour"}
    with pytest.raises(InputRefused, match="Dites à qui"):
        sending.give(session, words=["  "], **give)
    with pytest.raises(InputRefused, match="Moyen inconnu"):
        sending.give(session, words=["X"], channel="pigeon", **give)
    with pytest.raises(NotFound):
        sending.give(session, **(give | {"about_id": "nowhere"}), words=["X"])
    assert words(session, rencontre) == []


def test_notes_travel(team: Callable[..., list[Session]], send: Callable[..., Path]) -> None:
    karim, nadia = team("Karim", "Nadia", coordinator=True)
    place = collectives.create(karim, name="Gayant").value.id
    sending.give(karim, about_id=place, document="decisions", title="Relevé", words=["La mairie"])
    exchanges.merge(nadia, path=send(karim))
    assert words(nadia, place) == [("Relevé", "La mairie", "")]


# Drafts


def test_parents_are_hidden_from_the_others_and_the_unreachable_are_known(
    session: Session, dorignies: str, rencontre: str, awa: str
) -> None:
    member(session, dorignies, "Benoît", "school_head", "ecole@exemple.invalid")
    member(session, dorignies, "Chloé", "parent")
    member(session, dorignies, "Driss", "parent", "pas une adresse")
    for about in (rencontre, dorignies):
        found = mailing.recipients(session, about_id=about)
        assert [(one.name.split()[0], bool(one.email), one.hidden) for one in found] == [
            ("Awa", True, True),
            ("Benoît", True, False),
            ("Chloé", False, True),
            ("Driss", False, True),
        ]
    assert mailing.recipients(session, about_id="nowhere") == []


def test_a_draft_carries_the_documents_themselves(
    session: Session, rencontre: str, awa: str, tmp_path: Path
) -> None:
    path = tmp_path / "envoi.eml"
    mailing.write_draft(
        session,
        path=path,
        kinds=["minutes", "plain-minutes"],
        id=rencontre,
        title="Compte rendu",
        to_ids=[],
        bcc_ids=[awa],
    )
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert mail["Bcc"] == "awa@exemple.invalid"
    assert mail["To"] is None
    assert mail["Subject"].startswith("Compte rendu · Collectif Dorignies · rencontre du")
    documents.write(session, kind="minutes", id=rencontre, path=tmp_path / "cr.pdf")
    first, second = mail.iter_attachments()
    assert first.get_content() == (tmp_path / "cr.pdf").read_bytes()
    assert second.get_filename().startswith("version-simplifiee")
    assert "CANARI" not in path.read_text().upper()


def test_an_invitation_brings_its_words_and_its_date(
    session: Session, rencontre: str, awa: str, tmp_path: Path
) -> None:
    path = tmp_path / "invitation.eml"
    mailing.write_draft(
        session,
        path=path,
        kinds=["invitation", "calendar"],
        id=rencontre,
        title="Invitation",
        to_ids=[],
        bcc_ids=[awa],
    )
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    said = inviting.texts(session, meeting_id=rencontre).messenger
    assert mail.get_body().get_content().split() == said.split()
    _paper, date = mail.iter_attachments()
    assert date.get_content_type() == "text/calendar"
    assert date.get_filename().endswith(".ics")
    assert date.get_payload(decode=True).startswith(b"BEGIN:VCALENDAR")


def test_a_draft_never_takes_the_place_of_the_data(session: Session, rencontre: str) -> None:
    with pytest.raises(InputRefused):
        mailing.write_draft(
            session,
            path=session.home.database,
            kinds=["minutes"],
            id=rencontre,
            title="X",
            to_ids=[],
            bcc_ids=[],
        )


def test_a_link_without_attachment(session: Session, rencontre: str, awa: str) -> None:
    link = mailing.link(session, id=rencontre, title="Compte rendu", to_ids=[], bcc_ids=[awa])
    assert link.startswith("mailto:?bcc=awa@exemple.invalid&subject=")


def test_scripts_may_do_it_too(session: Session, rencontre: str) -> None:
    given = {"about_id": rencontre, "document": "agenda", "title": "ODJ", "words": ["La mairie"]}
    [id] = catalogue.call(session, "sending.give", given)["value"]
    catalogue.call(session, "sending.take_back", {"id": id})
    assert catalogue.call(session, "sending.listed", {"about_id": rencontre}) == []
