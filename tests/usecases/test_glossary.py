"""The local glossary: proposals that warn, words of here that count first."""

from __future__ import annotations

import pytest

from citeapp.base.errors import InputRefused
from citeapp.usecases import glossary
from citeapp.usecases.session import Session


def test_a_proposed_word_is_taken_and_said_in_ones_own_way(session: Session) -> None:
    assert "CLAS" in [word.word for word in glossary.proposals(session)]
    taken = glossary.take(session, word="clas").value
    assert (taken.word, taken.plain) == ("CLAS", "aide aux devoirs")
    assert "CLAS" not in [word.word for word in glossary.proposals(session)]
    glossary.change(session, id=taken.id, plain="aide après l’école")
    assert [row.plain for row in glossary.listed(session)] == ["aide après l’école"]
    glossary.remove(session, id=taken.id)
    assert glossary.listed(session) == []
    assert "CLAS" in [word.word for word in glossary.proposals(session)]


def test_a_word_stands_once_and_is_explained(session: Session) -> None:
    glossary.add(session, word="Copil", meaning="Une réunion.")
    other = glossary.add(session, word="REP", plain="école aidée").value
    with pytest.raises(InputRefused, match="déjà"):
        glossary.add(session, word="copil", plain="réunion")
    with pytest.raises(InputRefused, match="déjà"):
        glossary.change(session, id=other.id, word="COPIL")
    with pytest.raises(InputRefused, match="Dites quoi écrire"):
        glossary.add(session, word="PEDT")
    with pytest.raises(InputRefused, match="Dites quoi écrire"):
        glossary.change(session, id=other.id, plain=" ", meaning="")
    with pytest.raises(InputRefused, match="Tapez"):
        glossary.add(session, word=" ", plain="x")
    with pytest.raises(InputRefused, match="proposés"):
        glossary.take(session, word="zut")
    assert [row.word for row in glossary.listed(session)] == ["Copil", "REP"]
    assert [row.word for row in glossary.listed(session, text="ecole")] == ["REP"]
