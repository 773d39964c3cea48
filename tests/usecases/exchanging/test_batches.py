"""Several bundles at once: one preview, one merge, and a reason for each file left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from citeapp.base.errors import BundleRefused, InputRefused
from citeapp.usecases import collectives, exchanges, lot_words, meetings, people
from citeapp.usecases.exchanging import batches, brake
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


def names(session: Session) -> list[str]:
    return sorted(line.person.name for line in people.listed(session))


def test_three_machines_lots_are_looked_at_and_merged_together(team: Team, send: Send) -> None:
    samira, karim, lise = team("Samira", "Karim", "Lise")
    people.create(samira, first_name="Awa")
    people.create(karim, first_name="Benoît")
    paths = [send(samira), send(karim)]
    before = exchanges.fingerprint(lise)
    look = exchanges.preview_all(lise, paths=paths)
    assert (look.before.people, look.after.people) == (0, 2)
    assert not any(one.applied for one in look.merged)
    assert exchanges.fingerprint(lise) == before
    batch = exchanges.merge_all(lise, paths=paths).value
    assert batch.operations == look.operations
    assert names(lise) == ["Awa", "Benoît"]
    exchanges.set_aside(lise, lot=batch.merged[0].lot)
    assert len(names(lise)) == 1


def test_lots_are_taken_in_the_order_they_were_written(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    first = send(samira)
    people.create(samira, first_name="Benoît")
    second = send(samira)
    batch = exchanges.preview_all(karim, paths=[second, first])
    assert [one.number for one in batch.merged] == [1, 2]
    assert batch.merged[1].gaps == ()


def test_a_file_that_cannot_be_read_does_not_keep_the_others_out(
    team: Team, send: Send, tmp_path: Path
) -> None:
    samira, karim = team("Samira", "Karim")
    people.create(samira, first_name="Awa")
    good = send(samira)
    cut = tmp_path / "cut.citlot"
    cut.write_bytes(good.read_bytes()[:-40])
    batch = exchanges.merge_all(karim, paths=[cut, good]).value
    assert [one.path for one in batch.refused] == [cut]
    assert "incomplet" in batch.refused[0].why
    assert names(karim) == ["Awa"]
    with pytest.raises(BundleRefused, match="incomplet"):
        exchanges.preview_all(karim, paths=[cut])


def test_two_rencontres_that_look_the_same_are_told_beforehand(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    collective = collectives.create(samira, name="Dorignies").value
    exchanges.merge(karim, path=send(samira))
    for session in (samira, karim):
        meetings.create(session, collective_id=collective.id, date=date(2026, 3, 12))
    batch = exchanges.preview_all(karim, paths=[send(samira)])
    assert [pair.noun for pair in batch.doubles] == ["meeting"]


def test_the_questions_that_a_lot_would_open_are_named(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    awa, *others = [
        people.create(samira, first_name=name).value.id
        for name in ("Awa", *(f"Personne {n}" for n in range(batches.QUESTIONS + 2)))
    ]
    exchanges.merge(karim, path=send(samira))
    for session, commune in ((samira, "Douai"), (karim, "Waziers")):
        people.change(session, id=awa, commune=commune)
    path = send(samira)
    (question,) = exchanges.preview_all(karim, paths=[path]).questions
    assert lot_words.question(question) in {
        "Awa, commune : « Douai » (Samira) ou « Waziers » (Karim)",
        "Awa, commune : « Waziers » (Karim) ou « Douai » (Samira)",
    }
    assert exchanges.preview(karim, path=path).questions == (question,)
    exchanges.merge(karim, path=path)
    assert exchanges.preview(karim, path=path).questions == ()  # asked already
    for id in others:
        for session, commune in ((samira, "Douai"), (karim, "Waziers")):
            people.change(session, id=id, commune=commune)
    look = exchanges.preview_all(karim, paths=[send(samira)])
    told = lot_words.questions(look.questions, look.conflicts)
    assert len(told) == batches.QUESTIONS + 1
    assert told[-1] == "et 2 autres"


def test_a_deletion_in_question_is_told_by_what_each_did(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    awa = people.create(samira, first_name="Awa").value.id
    exchanges.merge(karim, path=send(samira))
    people.remove(samira, id=awa)
    people.change(karim, id=awa, commune="Waziers")
    (question,) = exchanges.preview(karim, path=send(samira)).questions
    assert lot_words.question(question) == (
        "Awa, suppression : Samira a supprimé la fiche ou Karim a écrit : commune « Waziers »"
    )


def test_many_small_lots_are_weighed_together(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    ids = [people.create(samira, first_name=f"Awa {n}").value.id for n in range(brake.ROWS + 2)]
    exchanges.merge(karim, path=send(samira))
    paths = []
    for id in ids:
        people.remove(samira, id=id)
        paths.append(send(samira))
    batch = exchanges.preview_all(karim, paths=paths[5:6] + paths[-1:])
    assert str(len(ids)) in batch.unusual
    with pytest.raises(InputRefused, match="supprimerait"):
        exchanges.merge_all(karim, paths=paths)
    assert len(names(karim)) == len(ids)
    exchanges.merge_all(karim, paths=paths, confirmed=True)
    assert names(karim) == []


def test_a_preview_names_what_is_new_changed_and_deleted(team: Team, send: Send) -> None:
    samira, karim = team("Samira", "Karim")
    ids = [people.create(samira, first_name=name).value.id for name in ("Awa", "Benoît")]
    exchanges.merge(karim, path=send(samira))
    people.change(samira, id=ids[0], commune="Waziers", email="awa@example.org")
    people.remove(samira, id=ids[1])
    people.create(samira, first_name="Chloé")
    [found] = exchanges.preview_all(karim, paths=[send(samira)]).brought
    told = {(change.kind, change.words, change.fields) for change in found.changes}
    assert told == {
        ("changed", "Awa", ("commune", "courriel")),
        ("deleted", "Benoît", ()),
        ("new", "Chloé", ()),
    }
