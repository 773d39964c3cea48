"""Samples of a year told: a collectif, the network, an empty year, an ugly one, plain words."""

from __future__ import annotations

from datetime import date

from citeapp.reports.content import Document
from citeapp.reports.documents.annual import (
    AnnualInput,
    CollectiveLine,
    DecidedOn,
    Heard,
    Months,
    annual,
)
from citeapp.reports.documents.plain_annual import LONGEST, PlainAnnualInput, plain_annual
from citeapp.reports.measures import Measure

FIRSTS = tuple(date(2025 + (month > 11), month % 12 + 1, 1) for month in range(8, 20))
NO_MONTH = Months(FIRSTS, (0,) * 12, (None,) * 12)


def typical_annual() -> AnnualInput:
    """A collectif that met, decided and was told what keeps people away."""
    return AnnualInput(
        programme="Cité éducative Douai-Waziers",
        scope="Collectif Dorignies",
        period="année scolaire 2025-2026",
        first=FIRSTS[0],
        last=date(2026, 8, 31),
        day=date(2026, 7, 3),
        months=Months(
            FIRSTS,
            (1, 1, 1, 1, 2, 0, 1, 1, 1, 1, 0, 0),
            (57, 71, 64, 69, 57, None, 68, 69, 53, 61, None, None),
        ),
        measures={
            "meetings": (
                Measure("Rencontres tenues", "10", "celles qui ont eu lieu"),
                Measure("Délai de remise", "", "la médiane", "Aucune remise n’a été notée."),
            ),
            "people": (
                Measure(
                    "Participations",
                    "203",
                    "une personne qui vient cinq fois compte cinq fois",
                    "58 participations ont été comptées sans nom.",
                ),
            ),
            "parents": (
                Measure("Part des parents", "63\u00a0% (93 sur 148)", "parmi les adultes"),
            ),
            "decided": (Measure("Décisions prises", "14", "notées pendant les rencontres"),),
            "done": (Measure("Actions faites", "14 sur 17", "décidées dans l’année"),),
            "barriers": (Measure("Freins signalés", "6", "jamais de qui"),),
            "heard": (Measure("Utilité des rencontres", "", "jamais sous 5 réponses"),),
        },
        audiences=(("Parents", 82), ("Enfants", 44), ("Enseignants", 9)),
        levels=(("Consultation", 4), ("Concertation", 6), ("Co-décision", 2)),
        states=(("Faites", 14), ("Laissées de côté", 3)),
        decisions=(DecidedOn("Ouvrir un café du soir une fois par trimestre", date(2025, 10, 2)),),
        more_decisions=2,
        barriers=("Garde des enfants : signalée 3 fois cette année",),
        quiet_barriers=("Transport (2 fois)",),
        welcomed=(("Goûter, café", 6),),
        quotes=(Heard("On court tous les soirs, c’est épuisant", "un parent"),),
        more_quotes=1,
        changed=(Heard("On voudrait un goûter", "un parent", "Il y en a un depuis mars"),),
        uncounted=("L’argent : les sommes ne sont pas dans ce programme.",),
        running=True,
    )


def empty_annual() -> AnnualInput:
    """A year in which nothing was noted."""
    return AnnualInput(
        programme="Cité",
        scope="Collectif Gayant",
        period="année 2026",
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        day=date(2027, 1, 4),
        months=NO_MONTH,
        measures={},
    )


def ugly_annual() -> AnnualInput:
    """A network of forty collectifs, with endless names and hostile words."""
    hostile = "<b>Gras</b> & مريم 😀 =cmd|' /C calc'!A0 " + "Anticonstitutionnellement" * 9
    return AnnualInput(
        programme="Cité éducative Douai-Waziers",
        scope="tous les collectifs",
        period="année 2026",
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        day=date(2027, 1, 4),
        months=Months(FIRSTS, (9999,) * 12, (0,) * 12),
        measures={"people": (Measure(hostile, hostile, hostile, hostile),)},
        audiences=tuple((f"{hostile[:40]} {n}", 100 * n) for n in range(22)),
        decisions=tuple(DecidedOn(hostile, None, hostile) for _n in range(3)),
        quotes=(Heard(hostile, hostile),),
        changed=(Heard(hostile, hostile, hostile),),
        collectives=tuple(
            CollectiveLine(f"{hostile[: 10 * n]} {n}", n, 10**6, None, 0, 0, 0) for n in range(40)
        ),
        demo=True,
    )


def typical_plain_annual() -> PlainAnnualInput:
    """The same collectif in plain words."""
    return PlainAnnualInput(
        scope="Collectif Dorignies",
        period="année scolaire 2025-2026",
        meetings=10,
        people=20,
        of_ten=6,
        decisions=("Ouvrir un café du soir", "Prévoir une garde d'enfants"),
        done=14,
        actions=17,
        barriers=("Garde des enfants", "Horaires"),
        heard=(("un parent", "On court tous les soirs"),),
        changed=("Il y a un goûter depuis mars",),
    )


def full_plain_annual() -> PlainAnnualInput:
    """As much as it may hold."""
    endless = ("Donner la priorité aux familles qui ne sont jamais parties " * 9)[:LONGEST]
    return PlainAnnualInput(
        scope="Collectif " + "de la Résidence Gayant et du Faubourg de Béthune",
        period="année scolaire 2025-2026",
        meetings=4000,
        people=1,
        of_ten=1,
        decisions=(endless,) * 9,
        done=1,
        actions=1,
        barriers=("Méfiance envers l’institution",) * 9,
        heard=(("une personne", endless),) * 9,
        changed=(endless,) * 9,
        demo=True,
    )


def annual_documents() -> dict[str, Document]:
    """Each of them, by the name of its file."""
    return {
        "bilan-annuel": annual(typical_annual()),
        "bilan-annuel-vide": annual(empty_annual()),
        "bilan-annuel-difficile": annual(ugly_annual()),
        "bilan-simplifie": plain_annual(typical_plain_annual()),
        "bilan-simplifie-plein": plain_annual(full_plain_annual()),
        "bilan-simplifie-vide": plain_annual(PlainAnnualInput(scope="", period="année 2026")),
    }
