"""Texts merge line by line: apart by themselves, the same line by a person, never mixed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeapp.base.errors import NotFound
from citeapp.usecases import (
    actions,
    collectives,
    conflicts,
    exchanges,
    history,
    meetings,
    notes,
    settlements,
)
from citeapp.usecases.session import Session

Team = Callable[..., list[Session]]
Send = Callable[..., Path]


@pytest.fixture
def pair(team: Team, send: Send) -> tuple[Session, Session]:
    """Samira and Karim, who write the minutes of one rencontre."""
    samira, karim = team("Samira", "Karim")
    place = collectives.create(samira, name="Dorignies").value.id
    meeting = meetings.create(samira, collective_id=place, date=date(2026, 3, 10)).value.id
    item = meetings.add_item(samira, meeting_id=meeting, title="La garderie").value.id
    notes.add_all(
        samira,
        owner_id=item,
        typed=["Douze familles attendent.", "La garderie ouvre à 18 h le mardi.", "Merci à Awa."],
    )
    exchanges.merge(karim, path=send(samira))
    return samira, karim


def swap(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    first, second = send(samira), send(karim)
    exchanges.merge(karim, path=first)
    exchanges.merge(samira, path=second)


def point(session: Session) -> str:
    (line,) = meetings.listed(session)
    return meetings.agenda(session, meeting_id=line.meeting.id)[0].id


def ids(session: Session) -> list[str]:
    return [line.id for line in notes.lines(session, owner_id=point(session))]


def said(session: Session) -> list[str]:
    return [line.text for line in notes.lines(session, owner_id=point(session))]


def agreed(pair: tuple[Session, Session]) -> list[str]:
    """What stands in the minutes, the same on both machines."""
    samira, karim = pair
    assert said(samira) == said(karim)
    assert exchanges.fingerprint(samira) == exchanges.fingerprint(karim)
    return said(samira)


def test_different_lines_merge_by_themselves(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    first, _middle, last = ids(samira)
    notes.change(samira, id=first, typed="Treize familles attendent.")
    notes.change(karim, id=last, typed="Merci à Awa et à Inès.")
    swap(pair, send)
    assert agreed(pair) == [
        "Treize familles attendent.",
        "La garderie ouvre à 18 h le mardi.",
        "Merci à Awa et à Inès.",
    ]
    assert conflicts.listed(samira) == []


def test_a_line_moved_by_one_and_written_by_the_other_is_both(
    pair: tuple[Session, Session], send: Send
) -> None:
    samira, karim = pair
    first, _middle, last = ids(samira)
    notes.move(samira, id=last, before_id=first)
    notes.change(karim, id=last, typed="Merci à Inès.")
    swap(pair, send)
    assert agreed(pair)[0] == "Merci à Inès."
    assert conflicts.listed(karim) == []


def test_a_line_that_both_moved_stands_once_at_one_place(
    pair: tuple[Session, Session], send: Send
) -> None:
    samira, karim = pair
    first, middle, last = ids(samira)
    notes.move(samira, id=last, before_id=first)
    notes.move(karim, id=last, before_id=middle)
    swap(pair, send)
    assert sorted(agreed(pair)) == sorted(
        ["Douze familles attendent.", "La garderie ouvre à 18 h le mardi.", "Merci à Awa."]
    )
    assert conflicts.listed(samira) == []


def test_lines_that_both_write_at_the_same_place_are_not_mixed(
    pair: tuple[Session, Session], send: Send
) -> None:
    """As in the room: two people type the same evening, each line after line."""
    for session in pair:
        after = ids(session)[0]
        for number in range(4):
            typed = f"{session.me.display_name} {number}"
            after = notes.add(
                session, owner_id=point(session), typed=typed, after_id=after
            ).value.id
    swap(pair, send)
    shown = agreed(pair)[1:9]
    samira, karim = ([f"{name} {n}" for n in range(4)] for name in ("Samira", "Karim"))
    assert shown in (samira + karim, karim + samira)


def test_the_same_line_shows_both_versions_and_a_proposal_that_takes_both(
    pair: tuple[Session, Session], send: Send
) -> None:
    samira, karim = pair
    line = ids(samira)[1]
    notes.change(samira, id=line, typed="La garderie du soir ouvre à 18 h le mardi.")
    notes.change(karim, id=line, typed="La garderie ouvre à 18 h le jeudi.")
    swap(pair, send)
    assert said(samira)[1] in (
        "La garderie du soir ouvre à 18 h le mardi.",
        "La garderie ouvre à 18 h le jeudi.",
    )  # never a mixture that nobody wrote
    for session in pair:
        (question,) = conflicts.listed(session)
        assert {(v.author, v.shown) for v in question.versions} == {
            ("Samira", "La garderie du soir ouvre à 18 h le mardi."),
            ("Karim", "La garderie ouvre à 18 h le jeudi."),
        }
        assert question.proposal is not None
        assert question.proposal.lines == ("La garderie du soir ouvre à 18 h le jeudi.",)
    conflicts.take_both(karim, noun="line", id=line, column="text")
    swap(pair, send)
    assert agreed(pair)[1] == "La garderie du soir ouvre à 18 h le jeudi."
    assert conflicts.listed(samira) == []


def test_a_third_version_may_be_written(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    line = ids(samira)[1]
    for session, hour in ((samira, 17), (karim, 19)):
        notes.change(session, id=line, typed=f"La garderie ouvre à {hour} h le mardi.")
    swap(pair, send)
    (question,) = conflicts.listed(samira)
    assert question.proposal is not None
    assert question.proposal.lines == ("La garderie ouvre à 17 / 19 h le mardi.",)
    third = "La garderie ouvre à 18 h 30 le mardi."
    conflicts.settle(samira, noun="line", id=line, column="text", value=third)
    swap(pair, send)
    assert agreed(pair)[1] == third


def test_what_both_add_to_a_line_comes_one_after_the_other(
    pair: tuple[Session, Session], send: Send
) -> None:
    samira, karim = pair
    line = ids(samira)[1]
    notes.change(samira, id=line, typed="La garderie ouvre à 18 h le mardi. Prévoir un goûter.")
    notes.change(karim, id=line, typed="La garderie ouvre à 18 h le mardi. ! Appeler la mairie.")
    swap(pair, send)
    for session in pair:
        (question,) = conflicts.listed(session)
        assert question.proposal is not None
        assert set(question.proposal.lines) in (
            {"La garderie ouvre à 18 h le mardi. Prévoir un goûter.", "! Appeler la mairie."},
            {"La garderie ouvre à 18 h le mardi. ! Appeler la mairie.", "Prévoir un goûter."},
        )
    conflicts.take_both(karim, noun="line", id=line, column="text")
    swap(pair, send)
    assert agreed(pair)[1:3] == list(question.proposal.lines)
    assert len(agreed(pair)) == 4
    assert actions.tracking(samira) == []  # nobody made an action of it
    history.undo(karim)  # the merge that came after
    history.undo(karim)
    assert len(said(karim)) == 3


def test_a_remark_keeps_its_line_breaks(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    for session, words in ((samira, "Vient le mardi\navec Inès"), (karim, "Parle arabe")):
        (place,) = collectives.listed(session)
        collectives.change(session, id=place.id, purpose=words)
    swap(pair, send)
    (question,) = conflicts.listed(samira)
    assert question.proposal is not None
    assert question.proposal.lines == ("Vient le mardi\navec Inès\nParle arabe",)


def test_a_line_split_by_one_takes_the_words_of_the_other(
    pair: tuple[Session, Session], send: Send
) -> None:
    samira, karim = pair
    line = ids(samira)[1]
    notes.split(samira, id=line, typed="La garderie ouvre à 18 h", rest="le mardi.")
    notes.change(karim, id=line, typed="La garderie ouvre à 18 h le jeudi.")
    swap(pair, send)
    for session in pair:
        (question,) = conflicts.listed(session)
        assert question.proposal is not None
        assert question.proposal.lines == ("La garderie ouvre à 18 h", "le jeudi.")
    conflicts.take_both(samira, noun="line", id=line, column="text")
    swap(pair, send)
    assert agreed(pair) == [
        "Douze familles attendent.",
        "La garderie ouvre à 18 h",
        "le jeudi.",
        "Merci à Awa.",
    ]
    assert conflicts.listed(karim) == []


@pytest.mark.parametrize("kept", ["Samira", "Karim"])
def test_a_line_split_by_one_and_moved_by_the_other_stays_together(
    pair: tuple[Session, Session], send: Send, kept: str
) -> None:
    samira, karim = pair
    first, line, _last = ids(samira)
    notes.split(samira, id=line, typed="La garderie ouvre", rest="à 18 h le mardi.")
    notes.move(karim, id=line, before_id=first)
    swap(pair, send)
    halves = "« La garderie ouvre » puis « à 18 h le mardi. »"
    for session in pair:
        (question,) = conflicts.listed(session)
        assert len(conflicts.waiting(session)) == exchanges.summary(session).conflicts == 1
        assert {(v.author, v.shown) for v in question.versions} == {
            ("Samira", f"Après « Douze familles attendent. » : {halves}"),
            ("Karim", f"Tout en haut : {halves}"),
        }
        assert (question.proposal, question.open_ended) == (None, False)
    (value,) = [v.value for v in question.versions if v.author == kept]
    conflicts.settle(karim, noun="line", id=line, column="order_key", value=value)
    swap(pair, send)
    both = ["La garderie ouvre", "à 18 h le mardi."]
    others = ["Douze familles attendent.", "Merci à Awa."]
    wanted = [*both, *others] if kept == "Karim" else [others[0], *both, others[1]]
    assert agreed(pair) == wanted
    for session in pair:
        assert conflicts.listed(session) == []
        (settled,) = settlements.listed(session)
        assert halves in settled.words


def test_a_line_moved_and_a_split_taken_back_loses_neither_place(
    pair: tuple[Session, Session], send: Send
) -> None:
    samira, karim = pair
    first, line, _last = ids(samira)
    notes.split(samira, id=line, typed="La garderie ouvre", rest="à 18 h le mardi.")
    history.undo(samira)
    notes.move(karim, id=line, before_id=first)
    swap(pair, send)
    (question,) = conflicts.listed(karim)
    shown = {v.author: v.shown for v in question.versions}
    assert shown == {"Samira": "Après « Douze familles attendent. »", "Karim": "Tout en haut"}
    (value,) = [v.value for v in question.versions if v.author == "Karim"]
    conflicts.settle(karim, noun="line", id=line, column="order_key", value=value)
    swap(pair, send)
    assert agreed(pair)[0] == "La garderie ouvre à 18 h le mardi."


def test_a_line_moved_while_words_come_beside_it_asks_nothing(
    pair: tuple[Session, Session], send: Send
) -> None:
    samira, karim = pair
    first, line, _last = ids(samira)
    notes.add(samira, owner_id=point(samira), typed="À suivre.", after_id=line)
    notes.move(samira, id=line, before_id="")
    notes.move(karim, id=line, before_id=first)
    swap(pair, send)
    assert conflicts.listed(karim) == []


def test_lines_around_a_split_merge_by_themselves(
    pair: tuple[Session, Session], send: Send
) -> None:
    samira, karim = pair
    first, line, last = ids(samira)
    notes.split(samira, id=line, typed="La garderie ouvre", rest="à 18 h le mardi.")
    notes.change(karim, id=first, typed="Treize familles attendent.")
    notes.add(karim, owner_id=point(karim), typed="Suite en avril.", after_id=last)
    swap(pair, send)
    assert agreed(pair) == [
        "Treize familles attendent.",
        "La garderie ouvre",
        "à 18 h le mardi.",
        "Merci à Awa.",
        "Suite en avril.",
    ]
    assert conflicts.listed(samira) == []


def test_a_split_is_one_act(pair: tuple[Session, Session]) -> None:
    samira, _karim = pair
    before = said(samira)
    notes.split(samira, id=ids(samira)[1], typed="La garderie ouvre", rest="à 18 h le mardi.")
    assert said(samira)[1:3] == ["La garderie ouvre", "à 18 h le mardi."]
    history.undo(samira)
    assert said(samira) == before


def test_the_words_of_an_action_are_settled_with_those_of_its_line(
    pair: tuple[Session, Session], send: Send
) -> None:
    samira, karim = pair
    line = notes.add(samira, owner_id=point(samira), typed="! Écrire à la mairie").value.id
    swap(pair, send)
    notes.change(samira, id=line, typed="! Écrire vite à la mairie")
    notes.change(karim, id=line, typed="! Écrire à la sous-préfecture")
    swap(pair, send)
    assert {(q.noun, q.column) for q in conflicts.listed(samira)} == {
        ("line", "text"),
        ("action_item", "what"),
    }
    conflicts.take_both(samira, noun="line", id=line, column="text")
    assert conflicts.listed(samira) == []
    swap(pair, send)
    for session in pair:
        (action,) = actions.tracking(session)
        assert action.action.what == "Écrire vite à la sous-préfecture"


def test_what_is_no_sentence_has_no_mixture(pair: tuple[Session, Session], send: Send) -> None:
    samira, karim = pair
    for session, place in ((samira, "Salle des fêtes"), (karim, "Centre social")):
        (line,) = meetings.listed(session)
        meetings.change(session, id=line.meeting.id, place=place)
    swap(pair, send)
    (question,) = conflicts.listed(samira)
    assert question.proposal is None
    with pytest.raises(NotFound):
        conflicts.take_both(samira, noun="meeting", id=question.id, column="place")


@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
def test_what_one_person_wrote_arrives_letter_for_letter(
    pair: tuple[Session, Session], send: Send, words: str
) -> None:
    samira, karim = pair
    typed = notes.change(samira, id=ids(samira)[0], typed=f"· {words}").value.text
    exchanges.merge(karim, path=send(samira))
    assert said(karim)[0] == typed == said(samira)[0]
