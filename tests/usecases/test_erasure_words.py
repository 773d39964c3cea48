"""An erasure is told to whoever answers for it, in words that a tired person understands."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from citeapp.usecases import erasure_words, trust
from citeapp.usecases.erasure import Going, Plan
from citeapp.usecases.forgetting.confirming import Erasure, Waiting
from citeapp.usecases.trust import Ignored

NOW = datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))


def plan(*going: Going, presences: int = 0, machines: tuple[str, ...] = ()) -> Plan:
    return Plan(
        id="a", name="Awa", reference="E-000001", cards=("a",), may=True, going=going,
        presences=presences, mentions=(), neutral="un parent", machines=machines, backups=0,
        documents=0,
    )  # fmt: skip


def line(
    *,
    here: bool = True,
    confirmed: tuple[str, ...] = (),
    waiting: str = "",
    seen: datetime | None = None,
) -> Erasure:
    return Erasure(
        reference="E-000001", at=NOW - timedelta(days=400), author="Samira", people=1, texts=2,
        here=here, mine=True, confirmed=confirmed,
        waiting=(Waiting(waiting, seen),) if waiting else (),
    )  # fmt: skip


def test_what_goes_is_counted() -> None:
    told = erasure_words.goes(plan(Going("membership", 1), Going("attendance", 2)))
    assert told == [
        "sa fiche, avec ses coordonnées et les remarques",
        "sa place dans un collectif",
        "son nom et sa structure dans 2 présences",
        "les anciennes versions de tout cela, dans le journal et la recherche",
    ]


def test_what_stays_is_a_count_without_a_name() -> None:
    assert erasure_words.stays(plan(presences=2)) == [
        "2 présences restent comptées, sans nom : « un parent »"
    ]
    assert erasure_words.stays(plan()) == ["rien : ni nom, ni présence"]


def test_what_is_out_of_reach_is_said() -> None:
    paper, sticks = erasure_words.out_of_reach(plan(machines=("Karim", "Léa")))
    assert paper.startswith("le papier")
    assert "les machines de Karim et Léa effaceront au prochain lot reçu" in sticks


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (line(), "Effacé sur cette machine."),
        (line(confirmed=("Karim", "Léa")), "Confirmé par Karim et Léa"),
        (line(waiting="Karim"), "Pas encore : Karim (aucun lot reçu)"),
        (
            line(confirmed=("Léa",), waiting="Karim", seen=datetime(2026, 3, 3, 9, 0)),
            "Confirmé par Léa · pas encore : Karim (dernier lot le 3 mars)",
        ),
        (line(here=False), "Sans effet ici : cette personne ne peut pas effacer cela."),
    ],
)
def test_who_has_confirmed(line: Erasure, told: str) -> None:
    title, detail = erasure_words.confirmation(line, NOW)
    assert title == "E-000001 · 1 fiche et 2 textes · 4 février 2025 · par Samira"
    assert detail == told


def test_what_has_no_effect_here_says_why() -> None:
    found = [
        Ignored("Karim", trust.ERASURE, trust.UNKNOWN, 1),
        Ignored("Karim", trust.DELETION, trust.NO_RIGHT, 3),
        Ignored("Léa", trust.JOIN, trust.REVOKED, 2),
    ]
    assert erasure_words.ignored(found) == [
        "1 effacement de Karim sans effet : sa carte n’est pas inscrite ici.",
        "3 suppressions de Karim sans effet : "
        "seules la coordination et la personne qui l’a écrit le peuvent.",
        "2 avis sur des doublons de Léa sans effet : sa machine est révoquée.",
    ]
