"""Collectifs, their facilitators and members."""

from __future__ import annotations

from citeapp.store.schema.declare import Table, text

TABLES = (
    Table(
        "collective",
        "a standing group of parents, residents and professionals",
        (
            text("name", "usual name", search=True),
            text("kind", "collective_kind code"),
            text("theme", "theme code of a collectif enjeu"),
            text("commune", "town"),
            text("purpose", "what it is for, in a sentence", search=True),
            text("state", "collective_state code"),
            text("usual_day_time", "usual day and time, in words"),
        ),
        joinable=True,
    ),
    Table(
        "collective_facilitator",
        "who facilitates a collectif",
        (
            text("collective_id", "the collectif", refers="collective"),
            text("facilitator_id", "the facilitator", refers="facilitator"),
            text("role", "facilitator_role code"),
        ),
        derived=True,
        key=("collective_id", "facilitator_id"),
    ),
    Table(
        "membership",
        "a person's place in a collectif",
        (
            text("collective_id", "the collectif", refers="collective"),
            text("person_id", "the person", refers="person"),
            text("status", "membership_status code"),
            text("role", "role in words"),
        ),
        scope="collective_id",
        derived=True,
        key=("collective_id", "person_id"),
    ),
)
