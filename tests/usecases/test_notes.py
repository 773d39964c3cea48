"""Notes of a point: lines, their marks, the facts they become, and what stays private."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeapp.base.errors import InputRefused, NotFound
from citeapp.domain.meeting import LINE_KIND, Line
from citeapp.usecases import (
    actions,
    collectives,
    conflicts,
    decisions,
    documents,
    exchanges,
    history,
    meetings,
    notes,
    people,
    quotes,
)
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


def shown(session: Session, point: str) -> list[str]:
    return [line.text for line in notes.lines(session, owner_id=point)]


def write(session: Session, point: str, typed: str, **options: object) -> Line:
    return notes.add(session, owner_id=point, typed=typed, **options).value  # type: ignore[arg-type]


def test_lines_stand_in_the_order_they_were_written(session: Session, point: str) -> None:
    for typed in ("Un", "Deux", "Quatre"):
        write(session, point, typed)
    second = notes.lines(session, owner_id=point)[1]
    write(session, point, "Trois", after_id=second.id)
    assert shown(session, point) == ["Un", "Deux", "Trois", "Quatre"]


def test_a_line_is_moved_and_nobody_else_moves(session: Session, point: str) -> None:
    one, two, three = (write(session, point, typed) for typed in ("Un", "Deux", "Trois"))
    notes.move(session, id=three.id, before_id=one.id)
    assert shown(session, point) == ["Trois", "Un", "Deux"]
    notes.move(session, id=three.id)
    assert shown(session, point) == ["Un", "Deux", "Trois"]
    kept = {line.id: line.order_key for line in notes.lines(session, owner_id=point)}
    assert (kept[one.id], kept[two.id]) == (one.order_key, two.order_key)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(moves=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 10)), max_size=8))
def test_any_order_can_be_made_by_moving(
    session: Session, point: str, moves: list[tuple[int, int]]
) -> None:
    expected = [line.id for line in notes.lines(session, owner_id=point)]
    expected += [line.id for line in notes.add_all(session, owner_id=point, typed=["x"] * 3).value]
    for which, where in moves:
        id = expected.pop(which % len(expected))
        place = where % (len(expected) + 1)
        notes.move(session, id=id, before_id=expected[place] if place < len(expected) else "")
        expected.insert(place, id)
    assert [line.id for line in notes.lines(session, owner_id=point)] == expected
    for id in expected[3:]:
        notes.remove(session, id=id)


def test_several_texts_of_one_point_stay_apart(session: Session, point: str) -> None:
    write(session, point, "Une note")
    write(session, point, "Une phrase du compte rendu", field="minutes")
    assert shown(session, point) == ["Une note"]
    assert [x.text for x in notes.lines(session, owner_id=point, field="minutes")] == [
        "Une phrase du compte rendu"
    ]


def test_an_action_with_several_owners_and_a_due_text(
    session: Session, dorignies: str, rencontre: str, point: str
) -> None:
    awa = people.create(session, first_name="Awa", last_name="BENALI").value.id
    write(session, point, "! Écrire à la mairie @Awa @les parents d’élèves /avant les vacances")
    (line,) = actions.tracking(session)
    found = line.action
    assert (found.what, found.due_date, found.due_text) == (
        "Écrire à la mairie",
        None,
        "avant les vacances",
    )
    assert (line.owners, line.partners) == (("Awa Benali",), ("les parents d’élèves",))
    assert (found.collective_id, found.meeting_id, found.agenda_item_id) == (
        dorignies,
        rencontre,
        point,
    )
    assert actions.owners_of(session, id=found.id)[0].action_item_id == found.id
    assert {owner.person_id for owner in actions.owners_of(session, id=found.id)} == {awa, ""}


def test_a_day_is_understood_from_today(session: Session, point: str) -> None:
    write(session, point, "! Relancer /20 mars")
    write(session, point, "! Ranger /1er mars")
    write(session, point, "! Reprendre /15 septembre")
    days = {line.action.what: line.action.due_date for line in actions.tracking(session)}
    assert days == {
        "Relancer": date(2026, 3, 20),
        "Ranger": date(2026, 3, 1),
        "Reprendre": date(2026, 9, 15),
    }


def test_a_decision_and_a_quote(session: Session, rencontre: str, point: str) -> None:
    write(session, point, "> On garde le mardi")
    quote = write(session, point, "« On nous écoute »")
    assert [d.text for d in decisions.of_meeting(session, meeting_id=rencontre)] == [
        "On garde le mardi"
    ]
    assert (quote.kind, quote.text) == ("quote", "On nous écoute")
    [said] = quotes.of_meeting(session, meeting_id=rencontre)
    assert (said.id, said.text, said.agenda_item_id) == (quote.fact_id, quote.text, point)


def test_the_words_of_a_fact_follow_those_of_its_line(
    session: Session, rencontre: str, point: str
) -> None:
    action = write(session, point, "! Écrire à la mairie @Samira /20 mars")
    notes.change(session, id=action.id, typed="Écrire à la préfecture")
    (line,) = actions.of_meeting(session, meeting_id=rencontre)
    assert (line.action.what, line.who, line.action.due_date) == (
        "Écrire à la préfecture",
        "Samira",
        date(2026, 3, 20),
    )
    notes.change(session, id=action.id, typed="Écrire à la préfecture @Karim /fin mai")
    (line,) = actions.of_meeting(session, meeting_id=rencontre)
    assert (line.who, line.action.due_text, line.action.due_date) == ("Karim", "fin mai", None)
    decision = write(session, point, "> On garde le mardi")
    notes.change(session, id=decision.id, typed="On garde le jeudi")
    assert decisions.of_meeting(session, meeting_id=rencontre)[0].text == "On garde le jeudi"


@pytest.mark.parametrize("kind", list(LINE_KIND))
def test_a_line_becomes_anything_and_back_as_often_as_one_likes(
    session: Session, rencontre: str, point: str, kind: str
) -> None:
    line = write(session, point, "La mairie répond @Awa /20 mars")
    for _turn in range(2):
        made = notes.convert(session, id=line.id, kind=kind).value
        assert made.kind == kind
        facts = len(actions.of_meeting(session, meeting_id=rencontre))
        facts += len(decisions.of_meeting(session, meeting_id=rencontre))
        facts += len(quotes.of_meeting(session, meeting_id=rencontre))
        assert facts == (0 if kind == "note" else 1)
        assert bool(made.fact_id) == bool(facts)
        back = notes.convert(session, id=line.id, kind="note").value
        assert (back.kind, back.fact_id) == ("note", "")
    assert actions.tracking(session, scope="all") == []


def test_an_action_taken_up_again_has_the_owners_its_line_names(
    session: Session, rencontre: str, point: str
) -> None:
    line = write(session, point, "! Écrire @Karim")
    notes.convert(session, id=line.id, kind="note")
    notes.change(session, id=line.id, typed="! Écrire @Awa")
    assert [x.who for x in actions.of_meeting(session, meeting_id=rencontre)] == ["Awa"]


def test_an_unknown_kind_is_refused(session: Session, point: str) -> None:
    line = write(session, point, "Une note")
    with pytest.raises(InputRefused, match="Sorte de ligne inconnue"):
        notes.convert(session, id=line.id, kind="poem")


def test_a_line_goes_with_its_fact_and_comes_back_with_it(
    session: Session, rencontre: str, point: str
) -> None:
    line = write(session, point, "! Écrire à la mairie @Awa")
    notes.remove(session, id=line.id)
    assert actions.tracking(session, scope="all") == []
    history.undo(session)
    assert [x.who for x in actions.of_meeting(session, meeting_id=rencontre)] == ["Awa"]
    assert shown(session, point) == ["Écrire à la mairie"]


def test_a_fact_removed_elsewhere_does_not_hold_its_line_back(session: Session, point: str) -> None:
    line = write(session, point, "! Écrire à la mairie")
    actions.remove(session, id=line.fact_id)
    notes.change(session, id=line.id, typed="Écrire à la préfecture")
    notes.remove(session, id=line.id)
    assert shown(session, point) == []


def test_a_mark_alone_says_that_words_are_missing(session: Session, point: str) -> None:
    write(session, point, "!")
    assert [line.action.what for line in actions.tracking(session)] == ["À préciser"]


def test_an_action_whose_words_were_wiped_keeps_a_name(session: Session, point: str) -> None:
    line = write(session, point, "! Écrire à la mairie")
    decided = write(session, point, "> On garde le mardi")
    for row in (line, decided):
        notes.change(session, id=row.id, typed="  ")
    assert [line.action.what for line in actions.tracking(session)] == ["À préciser"]
    assert [decision.text for decision in decisions.register(session)] == ["À préciser"]


def test_what_a_person_typed_is_kept_as_text(session: Session, point: str) -> None:
    for typed in ("<img src='file:///etc/passwd'>", "=cmd|' /C calc'!A0", "a\tb\nc", "😀 عربي"):
        write(session, point, typed)
        assert shown(session, point)[-1] == typed


def test_a_line_that_is_not_there_is_a_sentence(session: Session) -> None:
    with pytest.raises(NotFound):
        notes.change(session, id="nowhere", typed="x")


# Private lines


@pytest.mark.parametrize("mark", ["! ", "> ", '" '])
def test_a_private_line_is_a_note_whatever_is_typed(
    session: Session, point: str, mark: str
) -> None:
    """A fact of it would travel: the words of a confidence would leave with it."""
    line = write(session, point, f"{mark}Une confidence", private=True)
    assert (line.kind, line.private) == ("note", True)
    changed = notes.change(session, id=line.id, typed=f"{mark}Une autre confidence").value
    assert (changed.kind, changed.private, changed.fact_id) == ("note", True, "")
    assert actions.tracking(session, scope="all") == []
    assert decisions.register(session) == []


@pytest.mark.parametrize("kind", ["action", "decision", "quote"])
def test_a_private_line_cannot_become_a_fact(session: Session, point: str, kind: str) -> None:
    line = write(session, point, "Une confidence", private=True)
    with pytest.raises(InputRefused, match="privée"):
        notes.convert(session, id=line.id, kind=kind)
    assert notes.lines(session, owner_id=point) == [line]


def test_making_a_fact_private_takes_the_fact_away(session: Session, point: str) -> None:
    line = write(session, point, "! Parler à la famille @Awa")
    hidden = notes.set_private(session, id=line.id, private=True).value
    assert (hidden.kind, hidden.private) == ("note", True)
    assert actions.tracking(session, scope="all") == []


def test_private_lines_travel_neither_in_bundles_nor_on_paper(
    team: Team, send: Send, tmp_path: Path
) -> None:
    samira, karim = team("Samira", "Karim")
    place = collectives.create(samira, name="Dorignies").value.id
    meeting = meetings.create(samira, collective_id=place, date=date(2026, 3, 10)).value.id
    item = meetings.add_item(samira, meeting_id=meeting, title="Point").value.id
    write(samira, item, "Une note")
    hidden = write(samira, item, "Canari un", private=True)
    notes.change(samira, id=hidden.id, typed="! Canari deux")
    late = write(samira, item, "Canari trois")
    notes.set_private(samira, id=late.id, private=True)
    notes.change(samira, id=late.id, typed="Canari quatre")
    notes.move(samira, id=late.id, before_id=hidden.id)
    path = documents.write(samira, kind="minutes", id=meeting, path=tmp_path / "cr.txt")
    assert "Canari" not in path.read_text("utf-8")
    exchanges.merge(karim, path=send(samira))
    assert shown(karim, item) == ["Une note"]
    told = karim.workspace.connection.rows("SELECT val FROM _s_op WHERE val LIKE '%Canari%'")
    assert told == []
    assert len(notes.lines(samira, owner_id=item)) == 3


# Two machines


def on_two_machines(team: Team, send: Send) -> tuple[Session, Session, str]:
    samira, karim = team("Samira", "Karim")
    place = collectives.create(samira, name="Dorignies").value.id
    meeting = meetings.create(samira, collective_id=place, date=date(2026, 3, 10)).value.id
    item = meetings.add_item(samira, meeting_id=meeting, title="Point").value.id
    write(samira, item, "Première")
    exchanges.merge(karim, path=send(samira))
    return samira, karim, item


def both_ways(samira: Session, karim: Session, send: Send) -> None:
    exchanges.merge(karim, path=send(samira))
    exchanges.merge(samira, path=send(karim))


def test_a_line_is_put_between_two_that_were_written_at_the_same_place(
    team: Team, send: Send
) -> None:
    """Both wrote a second line offline: their places are the same on paper."""
    samira, karim, item = on_two_machines(team, send)
    write(samira, item, "De Samira")
    write(karim, item, "De Karim")
    both_ways(samira, karim, send)
    before = shown(samira, item)
    lines = notes.lines(samira, owner_id=item)
    write(samira, item, "Entre les deux", after_id=lines[1].id)
    assert shown(samira, item) == [before[0], before[1], "Entre les deux", before[2]]
    notes.move(samira, id=lines[0].id, before_id=lines[2].id)
    assert shown(samira, item) == [before[1], "Entre les deux", before[0], before[2]]
    both_ways(samira, karim, send)
    assert shown(karim, item) == shown(samira, item)
    assert exchanges.fingerprint(karim) == exchanges.fingerprint(samira)


def test_both_made_the_same_note_an_action_and_there_is_one_action(team: Team, send: Send) -> None:
    samira, karim, item = on_two_machines(team, send)
    line = notes.lines(samira, owner_id=item)[0]
    for session in (samira, karim):
        notes.convert(session, id=line.id, kind="action")
    both_ways(samira, karim, send)
    for session in (samira, karim):
        assert conflicts.listed(session) == []
        assert [x.action.what for x in actions.tracking(session)] == ["Première"]
    notes.remove(karim, id=line.id)
    both_ways(karim, samira, send)
    assert actions.tracking(samira, scope="all") == []


def test_one_made_it_an_action_and_the_other_a_decision_and_a_person_settles(
    team: Team, send: Send
) -> None:
    samira, karim, item = on_two_machines(team, send)
    line = notes.lines(samira, owner_id=item)[0]
    notes.convert(samira, id=line.id, kind="action")
    notes.convert(karim, id=line.id, kind="decision")
    both_ways(samira, karim, send)
    found = {conflict.column: conflict for conflict in conflicts.listed(samira)}
    assert {version.shown for version in found["kind"].versions} == {"Action", "Décision"}
    for conflict in found.values():
        assert all(version.shown and "-" not in version.shown for version in conflict.versions)
