"""What a reader of the minutes would ask, each doubt on its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import (
    actions,
    attendance,
    checking,
    collectives,
    documents,
    minutes,
    notes,
    people,
    quotes,
    vigilance,
)
from citeapp.usecases.session import Session


def words(session: Session, meeting: str) -> list[str]:
    return [doubt.words for doubt in checking.doubts(session, meeting_id=meeting)]


def test_each_doubt_goes_when_it_is_mended(
    session: Session, rencontre: str, point: str, dorignies: str
) -> None:
    awa = people.create(session, first_name="Awa", last_name="Duriez").value
    collectives.add_member(session, collective_id=dorignies, person_id=awa.id)
    assert words(session, rencontre) == []
    notes.add(session, owner_id=point, typed="> Ouvrir plus tard")
    assert words(session, rencontre) == ["1 décision que personne ne porte"]
    line = notes.add(session, owner_id=point, typed="! Écrire").value
    assert words(session, rencontre) == ["1 action sans date", "1 action sans pilote"]
    attendance.mark(session, meeting_id=rencontre, person_id=awa.id, state="excused")
    actions.set_owners(session, id=line.fact_id, owners=[awa.id])
    actions.change(session, id=line.fact_id, due_text="fin mai")
    assert words(session, rencontre) == ["1 action pour qui n’était pas là"]
    attendance.mark(session, meeting_id=rencontre, person_id=awa.id)
    assert words(session, rencontre) == []


def test_somebody_of_the_directory_who_was_not_expected_was_not_there_either(
    session: Session, rencontre: str, point: str
) -> None:
    awa = people.create(session, first_name="Awa", last_name="Duriez").value
    lea = people.create(session, first_name="Léa", last_name="Petit").value
    line = notes.add(session, owner_id=point, typed="! Écrire /20 mars").value
    actions.set_owners(session, id=line.fact_id, owners=[lea.id])
    assert words(session, rencontre) == []  # nobody is signed in yet
    attendance.mark(session, meeting_id=rencontre, person_id=awa.id)
    assert words(session, rencontre) == ["1 action pour qui n’était pas là"]
    attendance.mark(session, meeting_id=rencontre, person_id=lea.id)
    assert words(session, rencontre) == []


def test_who_facilitates_needs_no_line_on_the_sheet(
    session: Session, rencontre: str, point: str
) -> None:
    awa = people.create(session, first_name="Awa", last_name="Duriez").value
    me = people.create(session, first_name=session.me.display_name).value
    line = notes.add(session, owner_id=point, typed="! Écrire /20 mars").value
    actions.set_owners(session, id=line.fact_id, owners=[me.id])
    attendance.mark(session, meeting_id=rencontre, person_id=awa.id)
    assert words(session, rencontre) == []


def test_a_quote_is_printed_with_leave_only(
    session: Session, rencontre: str, point: str, tmp_path: Path
) -> None:
    line = notes.add(session, owner_id=point, typed='" On court tous les soirs').value
    [quote] = quotes.of_meeting(session, meeting_id=rencontre)
    assert (quote.text, quote.consent, quote.id) == (
        "On court tous les soirs", "unasked", line.fact_id,
    )  # fmt: skip
    assert words(session, rencontre) == ["1 parole sans accord : pas imprimée"]

    def printed() -> str:
        path = tmp_path / "x.txt"
        documents.write(session, kind="minutes", id=rencontre, path=path)
        return path.read_text(encoding="utf-8-sig")

    assert "On court" not in printed()
    quotes.change(session, id=quote.id, consent="internal", audience_code="parent")
    assert words(session, rencontre) == []
    assert "On court tous les soirs" in printed()
    assert "un parent" in printed()
    quotes.change(session, id=quote.id, consent="refused")
    assert "On court" not in printed()
    with pytest.raises(InputRefused):
        quotes.change(session, id=quote.id, consent="peut-être")
    notes.change(session, id=line.id, typed='" On court chaque soir')
    assert quotes.of_meeting(session, meeting_id=rencontre)[0].text == "On court chaque soir"
    notes.convert(session, id=line.id, kind="note")
    assert quotes.of_meeting(session, meeting_id=rencontre) == []


def test_a_quote_that_could_point_at_one_family_is_questioned(
    session: Session, rencontre: str, point: str, dorignies: str
) -> None:
    fatou = people.create(session, first_name="Fatou", last_name="Ndiaye").value
    collectives.add_member(session, collective_id=dorignies, person_id=fatou.id)
    line = notes.add(session, owner_id=point, typed='" Fatou dit que mon fils a peur').value
    quotes.change(session, id=line.fact_id, consent="public")
    [doubt] = checking.doubts(session, meeting_id=rencontre)
    assert doubt.words == "Une parole peut désigner quelqu’un : un nom, un proche"
    assert (doubt.fact_id, doubt.care) == (line.fact_id, True)
    assert quotes.may_point(session, id=line.fact_id) == ["un proche"]  # she was not there
    attendance.mark(session, meeting_id=rencontre, person_id=fatou.id)
    assert quotes.may_point(session, id=line.fact_id) == ["un nom", "un proche"]


def test_words_that_call_for_care_remind_and_keep_nobody_from_writing(
    session: Session, rencontre: str, point: str
) -> None:
    line = notes.add(session, owner_id=point, typed="Une maman parle de sa dépression").value
    [doubt] = checking.doubts(session, meeting_id=rencontre)
    assert (doubt.words, doubt.line_id, doubt.care) == (
        "À relire : « dépression (santé) »", line.id, True,
    )  # fmt: skip
    vigilance.remove_word(session, word="dépression")
    assert words(session, rencontre) == []
    assert "dépression" not in vigilance.words(session)
    vigilance.add_word(session, word="Maman")
    assert words(session, rencontre) == ["À relire : « Maman »"]
    vigilance.add_word(session, word="dépression")
    assert words(session, rencontre)[0] == "À relire : « dépression (santé) »"
    minutes.close(session, id=rencontre)


def test_what_became_of_words_is_told(session: Session, rencontre: str, point: str) -> None:
    line = notes.add(session, owner_id=point, typed='" La garderie ferme trop tôt').value
    [told] = quotes.listed(session, outcome="waiting")
    assert (told.quote.id, told.collective) == (line.fact_id, "Dorignies")
    with pytest.raises(InputRefused, match="pourquoi"):
        quotes.answer(session, id=line.fact_id, outcome="refused")
    quotes.answer(session, id=line.fact_id, outcome="refused", words="Pas de budget cette année")
    assert quotes.listed(session, outcome="waiting") == []
    [told] = quotes.listed(session, text="budget")
    assert told.quote.outcome == "refused"
