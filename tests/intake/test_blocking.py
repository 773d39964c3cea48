"""Looking at few pairs finds what looking at all of them finds."""

from __future__ import annotations

from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from citeapp.base.text import fold
from citeapp.intake import blocking, organisations
from citeapp.intake.matching import Identity, doubles, similar_people

STRUCTURES = st.sampled_from(
    [
        "École Denis Papin",
        "Éc. D. Papin",
        "ecole denis-papin",
        "Collège Denis Papin",
        "Denis Papin",
        "Papin",
        "École Joliot-Curie",
        "Ecole Jolliot Curie",
        "École du Canal (12)",
        "École du Canal (13)",
        "Groupe scolaire",
        "GS",
        "المدرسة",
        "مدرسة",
        "",
    ]
)
FIRST = st.sampled_from(["", "A", "Aïcha", "Aicha", "Aïssa", "Marie", "Marie-Anne", "De"])
LAST = st.sampled_from(["", "Benali", "Benalli", "DE LA FONTAINE", "Fontaine", "Marie", "Nowak"])
PEOPLE = st.builds(
    Identity,
    LAST,
    FIRST,
    st.lists(STRUCTURES.filter(bool), max_size=2).map(tuple),
    st.sampled_from(["", "0327000000"]),
    st.sampled_from(["", "a@exemple.fr", "A@exemple.fr"]),
)


@given(st.lists(STRUCTURES, max_size=12))
def test_no_name_of_a_structure_that_looks_alike_is_left_out(names: list[str]) -> None:
    alike = {
        (a, b)
        for a, b in combinations(range(len(names)), 2)
        if organisations.similar(names[a], names[b]) is not None
    }
    assert alike <= blocking.names(names)


@given(st.lists(PEOPLE, max_size=10))
@example([Identity("BENALI", "Aïcha"), Identity("Benali", "Aicha")])
def test_no_two_people_who_may_be_one_are_left_out(people: list[Identity]) -> None:
    """Who shares neither name, address, telephone nor structure has no reason to be compared."""
    alike = {
        (a, b)
        for a, b in combinations(range(len(people)), 2)
        if similar_people(people[a], people[b]) is not None and _share(people[a], people[b])
    }
    assert {(found.a, found.b) for found in doubles(people)} >= alike


def _share(a: Identity, b: Identity) -> bool:
    """A word of the name in common, unless the telephone or the address already is."""
    if (a.phone and a.phone == b.phone) or (a.email and a.email.casefold() == b.email.casefold()):
        return True
    words = [set(fold(f"{x.last_name} {x.first_name}").replace("-", " ").split()) for x in (a, b)]
    return bool(words[0] & words[1])


def test_a_mark_shared_by_a_crowd_brings_nobody_together() -> None:
    assert blocking.pairs([["x"], ["x", "y", "y"], ["y", "y"], ["x"]], 2) == {(1, 2)}


def test_each_name_with_those_near_it() -> None:
    near = blocking.near(["École Denis Papin", "Éc. D. Papin", "Collège Denis Papin"])
    assert near["Éc. D. Papin"] == {"École Denis Papin", "Éc. D. Papin"}
    assert near["Collège Denis Papin"] == {"Collège Denis Papin"}
