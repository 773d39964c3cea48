"""The Cité éducative and who we are."""

from __future__ import annotations

import pytest

from citeapp.base.errors import InputRefused
from citeapp.domain.facilitator import PROGRAMME_ID
from citeapp.usecases import history, programme
from citeapp.usecases.session import Session


def test_a_new_workspace_has_no_name_for_its_cite_yet(session: Session) -> None:
    shown = programme.show(session)
    assert (shown.id, shown.name, shown.is_demo) == (PROGRAMME_ID, "", False)


def test_only_what_is_given_is_changed(session: Session) -> None:
    programme.change(session, name=" Cité éducative de Douai ", controller_name="Ville de Douai")
    programme.change(session, data_retention="un an")
    shown = programme.show(session)
    assert (shown.name, shown.controller_name, shown.data_retention) == (
        "Cité éducative de Douai",
        "Ville de Douai",
        "un an",
    )
    programme.change(session, controller_name="")
    assert programme.show(session).controller_name == ""
    history.undo(session)
    assert programme.show(session).controller_name == "Ville de Douai"


def test_saying_nothing_changes_nothing(session: Session) -> None:
    programme.change(session, name="Cité éducative")
    label = history.undo_label(session)
    assert programme.change(session).changed == frozenset()
    assert history.undo_label(session) == label


def test_my_profile(session: Session) -> None:
    programme.change_me(session, phone="0612345678", organisation="ACSD")
    me = programme.me(session)
    assert (me.display_name, me.organisation, me.phone, me.email) == (
        "Samira",
        "ACSD",
        "0612345678",
        "",
    )
    assert [f.display_name for f in programme.facilitators(session)] == ["Samira"]


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_i_keep_a_name(session: Session, name: str) -> None:
    with pytest.raises(InputRefused, match="nom"):
        programme.change_me(session, display_name=name)
    assert programme.me(session).display_name == "Samira"
