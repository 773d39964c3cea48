"""Names of structures: none, kinds, near ones."""

from __future__ import annotations

import pytest

from citeapp.intake import organisations


@pytest.mark.parametrize("written", ["habitante", "Habitants", "Habitant·e", "habitant(e)"])
def test_inhabitants_are_no_structure(written: str) -> None:
    assert organisations.place(written) == organisations.Place("", "resident")


def test_association_of_parents_is_a_structure() -> None:
    assert organisations.place("Parents") == organisations.Place("", "parent")
    assert organisations.place("Association des parents").name == "Association des parents"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("École Copernic (Waziers)", "primary_school"),
        ("LP Rabelais", "vocational_high_school"),
        ("Lycée Edgar Morin", "high_school"),
        ("Centre social Dorignies", "social_centre"),
        ("Ville de Douai", "municipal_service"),
        ("Bibliothèque Marceline Desbordes-Valmore", "cultural_venue"),
        ("Éc. D. Papin", "primary_school"),
        ("Les Amis", ""),
    ],
)
def test_kinds_are_guessed_from_names(name: str, kind: str) -> None:
    assert organisations.kind(name) == kind


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Éc. D. Papin", "école Denis Papin"),
        ("Groupe scolaire Denis Papin", "école Denis Papin"),
        ("École Papin", "école Denis Papin"),
        ("LP Rabelais", "Lycée professionnel Rabelais"),
        ("École Copernic", "École Coppernic"),
    ],
)
def test_near_names_are_proposed_never_taken_as_one(a: str, b: str) -> None:
    found = organisations.similar(a, b)
    assert found is not None
    assert not found.exact


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ville de Douai", "Ville de Waziers"),
        ("Collège Rabelais", "LP Rabelais"),
        ("École maternelle Papin", "École élémentaire Papin"),
        ("Centre social Dorignies", "Centre social Henri Martel"),
        ("École Copernic", "École Papin"),
        ("École du Canal (12)", "École du Canal (13)"),
        ("المدرسة", "مركز"),
    ],
)
def test_different_structures_are_not_proposed(a: str, b: str) -> None:
    assert organisations.similar(a, b) is None


def test_a_name_in_another_script_is_known_by_its_letters() -> None:
    assert organisations.same_name("المدرسة", " المدرسة")


def test_an_alias_learned_once_designates_for_certain() -> None:
    known = [("1", ["école Denis Papin", "Éc. D. Papin"]), ("2", ["LP Rabelais"])]
    assert organisations.find("ÉC. D. PAPIN", known) == ("1", ())
    assert organisations.find("GS Denis Papin", known)[0] == ""
    assert organisations.find("GS Denis Papin", known)[1][0][0] == "1"
