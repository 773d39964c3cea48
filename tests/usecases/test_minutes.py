"""The compte rendu from brouillon to diffusé: what is closed never changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused
from citeapp.domain.keeping import Minutes, Quote
from citeapp.usecases import (
    actions,
    attendance,
    collectives,
    documents,
    erasure,
    exchanges,
    history,
    meetings,
    minutes,
    notes,
    people,
    programme,
)
from citeapp.usecases.session import Session

Send = Callable[..., Path]
Team = Callable[..., list[Session]]


def text_of(session: Session, id: str, folder: Path, **asked: str) -> str:
    path = folder / "compte-rendu.txt"
    kind = asked.pop("kind", "minutes")
    documents.write(session, kind=kind, id=id, path=path, **asked)
    return path.read_text(encoding="utf-8-sig").replace("\u00a0", " ")


def test_what_is_closed_is_drawn_as_it_was(
    session: Session, rencontre: str, point: str, tmp_path: Path
) -> None:
    line = notes.add(session, owner_id=point, typed="La garderie ferme trop tôt").value
    assert "brouillon" in text_of(session, rencontre, tmp_path)
    minutes.close(session, id=rencontre)
    before = text_of(session, rencontre, tmp_path)
    assert "projet · version 1" in before
    notes.change(session, id=line.id, typed="Autre chose")
    programme.change(session, name="Autre Cité")
    assert text_of(session, rencontre, tmp_path) == before
    assert minutes.standing(session, id=rencontre).changed


def test_a_further_version_stands_beside_the_first_one(
    session: Session, rencontre: str, point: str, tmp_path: Path
) -> None:
    notes.add(session, owner_id=point, typed="Premier mot")
    minutes.close(session, id=rencontre)
    minutes.reopen(session, id=rencontre)
    assert not minutes.standing(session, id=rencontre).closed
    notes.add(session, owner_id=point, typed="Second mot")
    assert "brouillon · version 2" in text_of(session, rencontre, tmp_path)
    minutes.close(session, id=rencontre)
    assert [one.version for one in minutes.versions(session, meeting_id=rencontre)] == [2, 1]
    assert "Second mot" in text_of(session, rencontre, tmp_path)
    old = text_of(session, rencontre, tmp_path, layout="version-1")
    assert "Second mot" not in old
    assert "remplacée par la version 2" in old
    with pytest.raises(InputRefused, match="version-7"):
        text_of(session, rencontre, tmp_path, layout="version-7")


@pytest.mark.parametrize("how", ["approved", "given"])
def test_what_was_approved_or_given_is_corrected_in_words(
    session: Session, rencontre: str, point: str, tmp_path: Path, how: str
) -> None:
    minutes.close(session, id=rencontre)
    if how == "approved":
        minutes.approve(session, id=rencontre)
    else:
        minutes.give(session, id=rencontre, words=["La mairie"], channel="email")
    notes.add(session, owner_id=point, typed="Ajouté après")
    assert minutes.standing(session, id=rencontre).settled
    with pytest.raises(InputRefused, match="corrige"):
        minutes.close(session, id=rencontre)
    minutes.reopen(session, id=rencontre)
    with pytest.raises(InputRefused, match="corrige"):
        minutes.close(session, id=rencontre)
    minutes.close(session, id=rencontre, erratum="Un point avait été oublié")
    printed = text_of(session, rencontre, tmp_path)
    assert "Cette version corrige : Un point avait été oublié." in printed
    standing = minutes.standing(session, id=rencontre)
    assert (standing.status, standing.settled, standing.changed) == ("proposed", False, False)


def test_it_is_approved_at_the_next_rencontre(
    session: Session, rencontre: str, dorignies: str
) -> None:
    following = meetings.create(session, collective_id=dorignies, date=date(2026, 4, 9)).value
    assert minutes.to_approve(session, at_id=following.id) is None
    with pytest.raises(InputRefused, match="brouillon"):
        minutes.approve(session, id=rencontre)
    minutes.close(session, id=rencontre)
    waiting = minutes.to_approve(session, at_id=following.id)
    assert waiting is not None
    assert waiting.id == rencontre
    minutes.approve(session, id=rencontre, at_id=following.id)
    assert minutes.to_approve(session, at_id=following.id) is None
    standing = minutes.standing(session, id=rencontre)
    assert (standing.status, standing.approved_at) == ("approved", date(2026, 4, 9))


def test_who_received_it_and_how(session: Session, rencontre: str) -> None:
    awa = people.create(session, first_name="Awa", last_name="Duriez").value
    with pytest.raises(InputRefused):
        minutes.give(session, id=rencontre, person_ids=[awa.id])
    minutes.close(session, id=rencontre)
    with pytest.raises(InputRefused):
        minutes.give(session, id=rencontre)
    minutes.give(
        session, id=rencontre, person_ids=[awa.id], words=["La mairie", " "], channel="paper"
    )
    found = minutes.standing(session, id=rencontre).sent
    assert [(one.whom, one.version, one.channel, one.on) for one in found] == [
        ("Awa Duriez", 1, "papier", date(2026, 3, 11)),
        ("La mairie", 1, "papier", date(2026, 3, 11)),
    ]
    assert minutes.standing(session, id=rencontre).status == "distributed"
    minutes.take_back(session, id=found[0].id)
    assert [one.whom for one in minutes.standing(session, id=rencontre).sent] == ["La mairie"]


def test_two_machines_close_and_neither_loses_its_version(
    team: Team, send: Send, tmp_path: Path
) -> None:
    samira, karim = team("Samira", "Karim")
    collective = collectives.create(samira, name="Dorignies").value
    held = meetings.create(samira, collective_id=collective.id, date=date(2026, 3, 11)).value
    item = meetings.add_item(samira, meeting_id=held.id, title="La garderie").value
    exchanges.merge(karim, path=send(samira))
    for session in (samira, karim):
        notes.add(session, owner_id=item.id, typed=f"Écrit par {session.me.display_name}")
        minutes.close(session, id=held.id)
        minutes.approve(session, id=held.id)
    exchanges.merge(karim, path=send(samira))
    exchanges.merge(samira, path=send(karim))
    for session in (samira, karim):
        kept = minutes.versions(session, meeting_id=held.id)
        texts = [one.content for one in kept]
        assert [one.version for one in kept] == [1, 1]
        assert any("Écrit par Samira" in text for text in texts)
        assert any("Écrit par Karim" in text for text in texts)
        assert minutes.standing(session, id=held.id).changed
        assert minutes.layouts(kept) == ["version-1", "version-1-2"]
        drawn = [
            text_of(session, held.id, tmp_path, layout=layout) for layout in minutes.layouts(kept)
        ]
        for name in ("Samira", "Karim"):
            assert sum(f"Écrit par {name}" in text for text in drawn) == 1
        assert "faite aussi sur une autre machine · version 1" in drawn[1]
    minutes.close(samira, id=held.id, erratum="Les deux textes sont réunis")
    printed = text_of(samira, held.id, tmp_path)
    assert "Écrit par Samira" in printed
    assert "Écrit par Karim" in printed


def test_private_lines_are_in_no_version(session: Session, rencontre: str, point: str) -> None:
    notes.add(session, owner_id=point, typed="Rappeler discrètement", private=True)
    minutes.close(session, id=rencontre)
    [kept] = minutes.versions(session, meeting_id=rencontre)
    assert "discrètement" not in kept.content


def test_erasing_someone_reaches_the_closed_versions(
    session: Session, rencontre: str, point: str, tmp_path: Path
) -> None:
    gone = people.create(
        session, first_name="Zéphyrine", last_name="Wattrelos", main_audience="teacher"
    ).value
    attendance.mark(session, meeting_id=rencontre, person_id=gone.id)
    notes.add(session, owner_id=point, typed="Zéphyrine Wattrelos appelle la mairie")
    minutes.close(session, id=rencontre)
    minutes.give(session, id=rencontre, person_ids=[gone.id])
    plan = erasure.preview(session, id=gone.id)
    keys = [one.key for one in plan.mentions if one.noun in ("minutes", "line")]
    assert {key.split("/")[0] for key in keys} == {"minutes", "line"}
    erasure.person(session, id=gone.id, neutral=keys)
    [kept] = session.rows(Minutes).all()
    assert "Wattrelos" not in kept.content
    printed = text_of(session, rencontre, tmp_path)
    assert "Zéphyrine" not in printed
    assert "une personne appelle la mairie" in printed
    assert minutes.standing(session, id=rencontre).sent == ()


@pytest.mark.parametrize("content", ["{", "{}", "[1]"])
def test_a_version_that_cannot_be_read_says_so_and_a_further_one_is_made(
    session: Session, rencontre: str, point: str, tmp_path: Path, content: str
) -> None:
    notes.add(session, owner_id=point, typed="La garderie ferme trop tôt")
    minutes.close(session, id=rencontre)
    [kept] = minutes.versions(session, meeting_id=rencontre)
    with session.workspace.act("Abîmer"):
        session.rows(Minutes).change(kept.id, content=content)
    assert minutes.standing(session, id=rencontre).changed
    with pytest.raises(InputRefused, match="ne se lit pas"):
        text_of(session, rencontre, tmp_path)
    minutes.close(session, id=rencontre)
    assert "La garderie ferme trop tôt" in text_of(session, rencontre, tmp_path)


def test_closing_is_taken_back_whole(session: Session, rencontre: str, point: str) -> None:
    minutes.close(session, id=rencontre)
    history.undo(session)
    assert minutes.versions(session, meeting_id=rencontre) == []
    assert minutes.standing(session, id=rencontre).status == "draft"


def test_plain_minutes_fill_themselves(
    session: Session, rencontre: str, point: str, dorignies: str, tmp_path: Path
) -> None:
    awa = people.create(session, first_name="Awa", last_name="Duriez", main_audience="parent").value
    lea = people.create(session, first_name="Léa", last_name="Petit", main_audience="teacher").value
    for person in (awa, lea):
        attendance.mark(session, meeting_id=rencontre, person_id=person.id)
    attendance.count(session, meeting_id=rencontre, audience_code="parent", count=6)
    notes.add(session, owner_id=point, typed="> Demander l'ouverture jusqu'à 18 h 30")
    letter = notes.add(session, owner_id=point, typed="! Écrire à la mairie /20 mars").value
    actions.set_owners(session, id=letter.fact_id, owners=[lea.id])
    poster = notes.add(session, owner_id=point, typed="! Coller l'affiche").value
    actions.set_owners(session, id=poster.fact_id, owners=[awa.id])
    session.rows(Quote).add(
        Quote(
            id=session.new_id(),
            meeting_id=rencontre,
            agenda_item_id=point,
            text="On court tous les soirs",
            audience_code="parent",
            consent="public",
        )
    )
    meetings.create(session, collective_id=dorignies, date=date(2026, 4, 9))
    minutes.close(session, id=rencontre)
    printed = text_of(session, rencontre, tmp_path, kind="plain-minutes")
    for words in (
        "Nos décisions du 11 mars 2026",
        "Nous sommes 8 personnes.",
        "7 personnes sont des parents.",
        "Nous parlons de 1 sujet.",
        "Sujet 1 : La garderie du soir",
        "Demander l’ouverture jusqu’à 18 h 30.",
        "Un parent dit : « On court tous les soirs »",
        "Léa Petit : écrire à la mairie.",
        "Avant le 20 mars 2026.",
        "Un parent : coller l’affiche.",
        "Le jeudi 9 avril 2026.",
        "Version simplifiée",
    ):
        assert words in printed
    assert "Awa" not in printed
    assert "FALC" not in printed


def test_the_simplified_version_is_closed_with_the_minutes(
    session: Session, rencontre: str, point: str, tmp_path: Path
) -> None:
    decision = notes.add(session, owner_id=point, typed="> Écrire à la mairie").value
    assert "Écrire à la mairie." in text_of(session, rencontre, tmp_path, kind="plain-minutes")
    minutes.close(session, id=rencontre)
    before = text_of(session, rencontre, tmp_path, kind="plain-minutes")
    assert "version 1" in before
    notes.change(session, id=decision.id, typed="> Attendre l’été")
    assert text_of(session, rencontre, tmp_path, kind="plain-minutes") == before
    minutes.reopen(session, id=rencontre)
    assert "Attendre l’été." in text_of(session, rencontre, tmp_path, kind="plain-minutes")
    minutes.close(session, id=rencontre)
    plain = {
        layout: text_of(session, rencontre, tmp_path, kind="plain-minutes", layout=layout)
        for layout in ("", "version-1", "version-2")
    }
    assert plain["version-1"] == before
    assert plain[""] == plain["version-2"] != before


def test_a_version_closed_without_its_simplified_text_says_what_is_written_now(
    session: Session, rencontre: str, point: str, tmp_path: Path
) -> None:
    notes.add(session, owner_id=point, typed="> Écrire à la mairie")
    minutes.close(session, id=rencontre)
    (kept,) = minutes.versions(session, meeting_id=rencontre)
    with session.workspace.act("Comme avant"):
        session.rows(Minutes).change(kept.id, plain_content="")
    assert "Écrire à la mairie." in text_of(session, rencontre, tmp_path, kind="plain-minutes")
