"""Spelling in a workspace: its people, places and own words are right; a machine may want none."""

from __future__ import annotations

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import collectives, history, organisations, people, spelling
from citeapp.usecases.session import Session


def doubts(session: Session, text: str) -> list[str]:
    return spelling.doubtful(session, text=text)


def test_names_of_the_workspace_are_right_however_they_are_written(session: Session) -> None:
    text = "Aïcha Benhaddou-Wattrelot et l’Atelier Zébulonne de Frais-Maraiche"
    assert len(doubts(session, text)) > 2
    people.create(session, first_name="Aïcha", last_name="BENHADDOU-WATTRELOT")
    organisations.create(session, name="Atelier Zébulonne")
    collectives.create(session, name="Frais-Maraiche")
    assert doubts(session, text) == []
    assert doubts(session, "aicha benhaddou") == []


def test_a_person_with_a_last_name_only_is_known(session: Session) -> None:
    people.create(session, last_name="KOWALZYKIE")
    assert doubts(session, "Monsieur Kowalzykie") == []


def test_a_kept_word_is_right_until_it_is_dropped_and_undo_takes_it_back(
    session: Session,
) -> None:
    assert doubts(session, "le garderiat") == ["garderiat"]
    spelling.keep_word(session, word="garderiat")
    assert doubts(session, "le garderiat") == []
    history.undo(session)
    assert doubts(session, "le garderiat") == ["garderiat"]
    spelling.keep_word(session, word="garderiat")
    assert [entry.label for entry in spelling.own_words(session)] == ["garderiat"]
    spelling.drop_word(session, word="garderiat")
    assert spelling.own_words(session) == []
    assert doubts(session, "le garderiat") == ["garderiat"]


@pytest.mark.parametrize("word", ["", "deux mots", "12", "<b>"])
def test_only_a_word_can_be_kept(session: Session, word: str) -> None:
    with pytest.raises(InputRefused):
        spelling.keep_word(session, word=word)


def test_suggestions_may_be_names_of_the_workspace(session: Session) -> None:
    people.create(session, first_name="Zébulonne")
    found = spelling.suggestions(session, word="Zébulone")
    assert found[0] == "Zébulonne"


def test_it_is_wanted_until_this_machine_says_no(session: Session) -> None:
    assert spelling.wanted(session)
    spelling.set_wanted(session, False)
    assert not spelling.wanted(session)
