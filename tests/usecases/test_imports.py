"""Taking over the four real-shaped files: the counts of the issue, the same file twice, undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.domain.action import ActionItem
from citeapp.domain.meeting import Attendance, Headcount, Meeting
from citeapp.domain.organisation import Organisation
from citeapp.domain.person import Person
from citeapp.usecases import duplicates, exchanges, history, imports, people
from citeapp.usecases.session import Session

CONTACTS = "contacts-collectif-dorignies.csv"
MATRIX = "emargement-dorignies-2025-2026.xlsx"
TRACKING = "tableau-de-suivi-dorignies.ods"
DIRECTORY = "annuaire-education-extrait.csv"
ALL = (CONTACTS, MATRIX, TRACKING, DIRECTORY)


@pytest.fixture
def session(home: Home, clock: FixedClock, random_bytes: RandomBytes) -> Iterator[Session]:
    made = bootstrap.create(
        home, name="Samira", organisation="Centre social", clock=clock, random_bytes=random_bytes
    )
    yield made.session
    made.session.close()


def test_contacts_make_77_people_of_whom_three_stand_twice(
    session: Session, shared_input: Path
) -> None:
    report = imports.apply(session, path=shared_input / CONTACTS).value
    assert report.counts["person"]["created"] == 77
    assert sum("zéro" in change.detail for change in report.changes) == 15
    pairs = [pair for pair in duplicates.listed(session) if pair.noun == "person"]
    assert {frozenset((pair.title_a.casefold(), pair.title_b.casefold())) for pair in pairs} == {
        frozenset({"lefebvre noémie", "lefebvre noemie"}),
        frozenset({"nowak moussa"}),
        frozenset({"aït lasri aurore"}),
    }


def test_words_that_name_no_structure_become_an_audience(
    session: Session, shared_input: Path
) -> None:
    imports.apply(session, path=shared_input / CONTACTS)
    names = {row.name.casefold() for row in session.rows(Organisation).all()}
    assert not names & {"habitante", "parents"}
    [vasseur] = people.suggest(session, text="vasseur aicha")
    assert vasseur.main_audience == "resident"


def test_the_couple_is_one_person_and_a_question(session: Session, shared_input: Path) -> None:
    report = imports.apply(session, path=shared_input / CONTACTS).value
    asked = [c for c in report.changes if c.verb == "asked" and c.title == "M. et Mme Mercier"]
    assert [change.detail for change in asked] == ["une ou deux personnes ?"]
    assert [p.name for p in people.suggest(session, text="mercier") if not p.first_name] == [
        "M. et Mme Mercier"
    ]


def test_the_matrix_makes_nine_rencontres_and_links_the_people_known(
    session: Session, shared_input: Path
) -> None:
    imports.apply(session, path=shared_input / CONTACTS)
    report = imports.apply(session, path=shared_input / MATRIX).value
    assert report.counts["meeting"] == {"created": 9}
    assert report.counts["person"] == {"kept": 36, "created": 2, "asked": 2}
    states = [row.state for row in session.rows(Attendance).all()]
    assert {state: states.count(state) for state in set(states)} == {
        "present": 188,
        "excused": 68,
        "absent": 47,
        "unknown": 39,
    }
    assert sum(row.count or 0 for row in session.rows(Headcount).all()) == 36
    assert session.rows(Person).count() == 79


def test_both_orders_make_79_people(session: Session, shared_input: Path) -> None:
    imports.apply(session, path=shared_input / MATRIX)
    assert session.rows(Person).count() == 38
    imports.apply(session, path=shared_input / CONTACTS)
    assert session.rows(Person).count() == 79


def test_the_tracking_table_keeps_28_actions_with_their_states(
    session: Session, shared_input: Path
) -> None:
    imports.apply(session, path=shared_input / TRACKING)
    states = [row.status for row in session.rows(ActionItem).all()]
    assert {state: states.count(state) for state in set(states)} == {
        "done": 12,
        "in_progress": 6,
        "postponed": 4,
        "dropped": 2,
        "todo": 1,
        "": 3,
    }
    assert any(row.comment.startswith("=") for row in session.rows(ActionItem).all())


def test_the_directory_holds_six_establishments(session: Session, shared_input: Path) -> None:
    imports.apply(session, path=shared_input / DIRECTORY)
    rows = session.rows(Organisation).all()
    assert len(rows) == 6
    assert {row.commune for row in rows} == {"Douai", "Waziers"}


@pytest.mark.parametrize("name", ALL)
def test_the_same_file_twice_changes_nothing(
    session: Session, shared_input: Path, name: str
) -> None:
    imports.apply(session, path=shared_input / name)
    before = exchanges.fingerprint(session)
    again = imports.apply(session, path=shared_input / name)
    assert again.value.nothing_new
    assert not again.changed
    assert exchanges.fingerprint(session) == before


def test_a_look_writes_nothing_and_tells_what_the_import_does(
    session: Session, shared_input: Path
) -> None:
    before = exchanges.fingerprint(session)
    seen = imports.preview(session, path=shared_input / CONTACTS)
    assert exchanges.fingerprint(session) == before
    assert session.rows(Person).count() == 0
    assert imports.apply(session, path=shared_input / CONTACTS).value.counts == seen.counts


def test_one_undo_takes_a_whole_import_back_and_redo_brings_it_again(
    session: Session, shared_input: Path
) -> None:
    empty = exchanges.fingerprint(session)
    imports.apply(session, path=shared_input / CONTACTS)
    full = exchanges.fingerprint(session)
    history.undo(session)
    assert exchanges.fingerprint(session) == empty
    history.redo(session)
    assert exchanges.fingerprint(session) == full


def test_blanks_never_overwrite_and_differences_are_told(
    session: Session, shared_input: Path, tmp_path: Path
) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(
        "Nom;Prénom;Structure;Portable;Mail\nDURAND;Zoé;Club;0600000001;z@exemple.invalid\n"
    )
    imports.apply(session, path=path)
    path.write_text("Nom;Prénom;Structure;Portable;Mail\nDURAND;Zoé;Club;0600000002;\n")
    report = imports.apply(session, path=path).value
    [zoe] = session.rows(Person).all()
    assert (zoe.phone, zoe.email) == ("0600000001", "z@exemple.invalid")
    [asked] = [change for change in report.changes if change.verb == "asked"]
    assert "0600000002" in asked.detail


def test_a_column_matched_by_hand_is_remembered(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Nom;Prénom;Bidule\nDURAND;Zoé;0600000001\n")
    assert [c.heading for c in imports.look(session, path=path).unknown] == ["Bidule"]
    imports.apply(session, path=path, mapping={"Bidule": "mobile"}, kind="contacts")
    assert session.rows(Person).all()[0].phone == "0600000001"
    path.write_text("Nom;Prénom;Bidule\nPETIT;Léo;0600000002\n")
    assert not imports.look(session, path=path).unknown
    imports.apply(session, path=path, kind="contacts")
    assert {p.phone for p in session.rows(Person).all()} == {"0600000001", "0600000002"}


def test_a_refused_file_changes_nothing(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    before = exchanges.fingerprint(session)
    with pytest.raises(InputRefused):
        imports.apply(session, path=path)
    assert exchanges.fingerprint(session) == before
    assert session.rows(Meeting).count() == 0
