"""Comptes rendus by the hundred, from one that holds on a page to ten pages of hostile words."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from citeapp.reports.documents.minutes import (
    Decided,
    Group,
    Headcount,
    Item,
    MinutesInput,
    NextMeeting,
    Said,
    Task,
)
from citeapp.reports.samples.every import HOSTILE, typical_minutes

SENTENCES = (
    "Les parents disent que la garderie ferme trop tôt.",
    "La salle est libre jusqu’à 19 h.",
    "Trois familles finissent après 18 h 30 ; l’école confirme.",
    "Le car coûte 1234,50 € par mois : qui paie ?",
)
NAMES = ("Aïcha", "Łukasz Wiśniewski", "Fatima Zerrouki", "Ștefan", "Nguyễn Thị Hoa", "Мария")


def three_pages() -> MinutesInput:
    """What a long evening leaves, on three pages."""
    meeting = typical_minutes()
    long = " ".join(SENTENCES * 3)
    items = tuple(
        Item(number, f"Sujet {number}", (Said(long), Said(SENTENCES[0], "quote", "un parent")))
        for number in range(1, 9)
    )
    return replace(meeting, items=items, tasks=meeting.tasks * 3)


def generated(count: int, seed: int = 1) -> list[MinutesInput]:
    """``count`` of them, the same ones for the same seed."""
    chance = random.Random(seed)
    return [_one(chance, number) for number in range(count)]


def _one(chance: random.Random, number: int) -> MinutesInput:
    words = (*SENTENCES, *NAMES, *HOSTILE) if number % 3 == 0 else (*SENTENCES, *NAMES)

    def some(most: int) -> list[str]:
        return chance.choices(words, k=chance.randrange(most + 1))

    day = date(2026, 1, 5) + timedelta(days=number)
    return replace(
        typical_minutes(),
        title=chance.choice(("", "Café des parents", chance.choice(words))),
        day=day,
        present=tuple(Group((name,), chance.choice(("", "école"))) for name in some(40)),
        headcounts=(Headcount(chance.randrange(9), "enfant", "enfants"),),
        excused=tuple(Group((name,)) for name in some(5)),
        decisions=tuple(Decided(text, chance.choice((None, 3))) for text in some(5)),
        items=tuple(
            Item(
                place,
                title,
                tuple(Said(text, chance.choice(("note", "quote"))) for text in some(12)),
            )
            for place, title in enumerate(some(9), 1)
        ),
        tasks=tuple(Task(what, chance.choice(words), "20 mars") for what in some(15)),
        next_meeting=chance.choice((None, NextMeeting(day + timedelta(days=28)))),
        demo=number % 7 == 0,
    )
