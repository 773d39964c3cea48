"""Taking over the four real-shaped files: the counts of the issue, the same file twice, undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.errors import InputRefused
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.domain.action import ActionItem
from citeapp.domain.collective import Collective, Membership
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


def test_columns_and_rows_left_aside_are_told_with_the_reason(
    session: Session, shared_input: Path
) -> None:
    report = imports.preview(session, path=shared_input / CONTACTS)
    left = {
        (change.row, change.title): change.detail
        for change in report.changes
        if change.verb == "left"
    }
    assert (82, "TOTAL · 77") in left
    assert any(row == 1 and "titre" in why for (row, _words), why in left.items())
    tracking = imports.preview(session, path=shared_input / TRACKING)
    columns = [c.title for c in tracking.changes if c.noun == "column" and c.verb == "left"]
    assert columns == ["N°", "Thème"]


def test_a_couple_said_to_be_two_makes_two_people_for_good(
    session: Session, shared_input: Path
) -> None:
    answers = {"M. et Mme Mercier": "two"}
    imports.apply(session, path=shared_input / CONTACTS, answers=answers)
    assert session.rows(Person).count() == 78
    halves = [p for p in people.suggest(session, text="mercier") if not p.first_name]
    assert {(p.civility, p.last_name) for p in halves} == {("M.", "Mercier"), ("Mme", "Mercier")}
    pairs = [{pair.a, pair.b} for pair in duplicates.listed(session)]
    assert {person.id for person in halves} not in pairs
    before = exchanges.fingerprint(session)
    again = imports.apply(session, path=shared_input / CONTACTS).value
    assert again.nothing_new
    assert exchanges.fingerprint(session) == before
    imports.apply(session, path=shared_input / MATRIX)
    assert session.rows(Person).count() == 80


def test_a_surname_said_to_be_the_first_name_is_turned_round(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("NOM Prénom;Mail\nSOFIANE MARIN;\n", encoding="utf-8")
    [asked] = [c for c in imports.preview(session, path=path).changes if c.ask]
    assert asked.ask == "order"
    imports.apply(session, path=path, answers={asked.title: "swap"})
    [person] = session.rows(Person).all()
    first = imports.preview(session, path=path)
    assert {person.last_name, person.first_name} == {"SOFIANE", "MARIN"}
    assert person.last_name in asked.detail or person.first_name in asked.detail
    assert first.nothing_new


def test_a_known_person_who_joins_a_collectif_is_completed(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Nom;Prénom;Structure\nDURAND;Zoé;Club\n", encoding="utf-8")
    imports.apply(session, path=path, collective="Gayant")
    report = imports.preview(session, path=path, collective="Culture")
    assert not report.nothing_new
    [completed] = [c for c in report.changes if c.verb == "completed"]
    assert "membre de Culture" in completed.detail


def test_a_column_of_collectifs_makes_members_of_each(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(
        "Nom;Prénom;Collectif(s)\nDURAND;Zoé;Gayant, Culture\nPETIT;Léo;Culture\n", encoding="utf-8"
    )
    report = imports.apply(session, path=path, mapping={"Collectif(s)": "collective"}).value
    assert report.counts["collective"] == {"created": 2}
    assert session.rows(Membership).count() == 3


def test_an_action_is_filed_under_the_collectif_of_its_row(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "suivi.csv"
    path.write_text(
        "Collectif;Quoi;Quand;État\nGayant;Réserver la salle;;\n;Écrire;;à faire\n",
        encoding="utf-8",
    )
    imports.apply(session, path=path, collective="Culture")
    names = {row.id: row.name for row in session.rows(Collective).all()}
    where = {row.what: names[row.collective_id] for row in session.rows(ActionItem).all()}
    assert where == {"Réserver la salle": "Gayant", "Écrire": "Culture"}


def test_a_later_tracking_table_fills_blanks_and_tells_what_differs(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "suivi.csv"
    head = "Collectif;Quoi;Quand;État\n"
    path.write_text(head + "Gayant;Réserver;;à faire\nGayant;Écrire;;\n", encoding="utf-8")
    imports.apply(session, path=path)
    path.write_text(head + "Gayant;Réserver;;fait\nGayant;Écrire;30/04/2026;\n", encoding="utf-8")
    report = imports.apply(session, path=path).value
    assert report.counts["action_item"] == {"kept": 1, "completed": 1, "asked": 1}
    [asked] = [c.detail for c in report.changes if c.verb == "asked"]
    assert "À faire" in asked
    assert "Fait" in asked
    actions = {row.what: row for row in session.rows(ActionItem).all()}
    assert actions["Réserver"].status == "todo"
    assert actions["Écrire"].due_date == date(2026, 4, 30)


def test_two_rows_counting_one_public_add_up(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "presences.csv"
    path.write_text(
        "NOM Prénom;12/03/2026\nDURAND Zoé;x\nAutres parents;4\nNombre de parents;2\n",
        encoding="utf-8",
    )
    imports.apply(session, path=path, collective="Gayant")
    assert [row.count for row in session.rows(Headcount).all()] == [6]
    assert imports.apply(session, path=path, collective="Gayant").value.nothing_new


def test_broken_accents_are_mended_only_when_asked(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Nom;PrÃ©nom\nDURAND;ZoÃ©\n", encoding="utf-8")
    seen = imports.look(session, path=path)
    assert ("ZoÃ©", "Zoé") in seen.broken_accents
    as_it_is = imports.preview(session, path=path)
    assert [c.title for c in as_it_is.changes if c.noun == "person"] == ["DURAND ZoÃ©"]
    imports.apply(session, path=path, mend_accents=True)
    assert [p.first_name for p in session.rows(Person).all()] == ["Zoé"]


def test_what_was_said_of_a_file_serves_for_the_next_one_under_another_title(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Qui ?;D’où ?\nDURAND Zoé;Club\n", encoding="utf-8")
    said = {"Qui ?": "full_name", "D’où ?": "organisation"}
    imports.apply(session, path=path, mapping=said, kind="contacts")
    path.write_text("Mise à jour;de mars\n;\nQui ?;D’où ?\nPETIT Léo;École\n", encoding="utf-8")
    seen = imports.look(session, path=path)
    assert (seen.remembered, seen.kind, seen.heading_row) == (True, "contacts", 3)
    imports.apply(session, path=path)
    assert session.rows(Person).count() == 2


def test_a_correction_of_what_is_remembered_leaves_the_rest(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Nom;Un;Deux\nDURAND;0612345678;Club\n", encoding="utf-8")
    said = {"Un": "comment", "Deux": "organisation"}
    imports.apply(session, path=path, mapping=said, kind="contacts")
    columns = imports.look(session, path=path, mapping={"Un": "mobile"}).columns
    assert [column.field for column in columns] == ["last_name", "mobile", "organisation"]


def test_the_sheet_that_is_understood_is_looked_at_first(session: Session, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Bonjour"])
    book.create_sheet("Contacts").append(["NOM", "Mail"])
    book["Contacts"].append(["DURAND", "z@exemple.invalid"])
    book.save(tmp_path / "a.xlsx")
    seen = imports.look(session, path=tmp_path / "a.xlsx")
    assert (seen.chosen, seen.kind) == (1, "contacts")
    with pytest.raises(InputRefused, match="feuille n° 4"):
        imports.look(session, path=tmp_path / "a.xlsx", sheet=3)


def test_a_look_says_what_is_missing(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Bidule;Truc\na;b\n", encoding="utf-8")
    assert "Les titres" in imports.look(session, path=path).missing
    assert "NOM et prénom" in imports.look(session, path=path, kind="contacts").missing
    said = imports.look(session, path=path, kind="contacts", mapping={"Bidule": "last_name"})
    assert said.missing == ""


def test_an_establishment_of_the_same_name_and_another_uai_is_another_one(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "annuaire.csv"
    path.write_text("UAI;Structure\n0590265T;École Corot\n0590266U;École Corot\n", encoding="utf-8")
    imports.apply(session, path=path)
    assert session.rows(Organisation).count() == 2
    assert imports.apply(session, path=path).value.nothing_new
