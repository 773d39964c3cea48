"""Two machines and a million values between them, for the programs that measure exchanges.

Invented people: 2,000 of them, 5,000 rencontres, 20,000 lines of notes, 20,000 actions,
100,000 presences; every value is one that a facilitator could have typed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, time, timedelta
from pathlib import Path

from citeapp import bootstrap
from citeapp.base.ids import derived_id
from citeapp.base.paths import Home
from citeapp.base.words import all_words
from citeapp.domain.action import ActionItem
from citeapp.domain.collective import Collective
from citeapp.domain.meeting import Attendance, Line, Meeting
from citeapp.domain.person import Person
from citeapp.domain.row import Row
from citeapp.usecases import exchanges
from citeapp.usecases.session import Session

TABLES = ("collective", "person", "meeting", "line", "action_item", "attendance")
FIRST_DAY = date(2016, 9, 1)


def create(folder: Path, name: str, *, coordinator: bool = False) -> Session:
    """An empty workspace, the same at each run."""
    return bootstrap.create(
        Home(folder, folder),
        name=name,
        organisation="Centre social",
        coordinator=coordinator,
        random_bytes=random.Random(name).randbytes,
    ).session


def enrol(one: Session, other: Session, folder: Path) -> None:
    """Cards both ways."""
    for giver, taker in ((one, other), (other, one)):
        card = folder / f"{giver.me.display_name}.card"
        exchanges.write_card(giver, path=card)
        exchanges.enrol(taker, path=card)


def fill(session: Session, scale: float = 1.0) -> int:
    """Write the rows in one act; the number of values in them, identifiers included."""
    values = 0
    with session.workspace.act("bench"):
        for rows in content(session, scale):
            session.rows(type(rows[0])).add_all(rows)
            values += sum(filled(row) for row in rows)
    return values


def filled(row: Row) -> int:
    """How many columns of a row hold something."""
    values = (getattr(row, field.name) for field in fields(row))
    return sum(value not in (None, "", False) for value in values)


def content(session: Session, scale: float) -> Iterator[Sequence[Row]]:
    """The rows, table by table."""
    chance = random.Random(7)

    def some(count: int) -> range:
        return range(int(count * scale))

    places = [
        Collective(id=session.new_id(), name=f"Collectif {n}", purpose=sentence(chance, 9))
        for n in range(14)
    ]
    yield places
    people = [
        Person(
            id=session.new_id(),
            first_name=sentence(chance, 1).capitalize(),
            last_name=sentence(chance, 1).upper(),
            email=f"{sentence(chance, 1)}.{n}@exemple.fr",
            phone=f"06{chance.randrange(10**8):08}",
            commune=chance.choice(("Douai", "Waziers")),
            main_audience=chance.choice(("parent", "teacher", "resident")),
            remark=sentence(chance, 6),
        )
        for n in some(2_000)
    ]
    yield people
    meetings = [
        Meeting(
            id=session.new_id(),
            collective_id=chance.choice(places).id,
            title=sentence(chance, 4),
            kind="plenary",
            date=FIRST_DAY + timedelta(days=chance.randint(0, 3400)),
            start=time(18, 0),
            end=time(20, 0),
            place="Maison du quartier",
            status="held",
            objective=sentence(chance, 8),
            minutes_status="distributed",
        )
        for n in some(5_000)
    ]
    yield meetings
    yield [
        Line(
            id=session.new_id(),
            owner_id=chance.choice(meetings).id,
            field="notes",
            order_key=f"a{n}",
            kind="note",
            text=sentence(chance, 12),
        )
        for n in some(20_000)
    ]
    yield [
        ActionItem(
            id=session.new_id(),
            what=sentence(chance, 7),
            collective_id=chance.choice(places).id,
            meeting_id=chance.choice(meetings).id,
            due_date=FIRST_DAY + timedelta(days=chance.randint(0, 3400)),
            status=chance.choice(("todo", "in_progress", "done")),
            priority="normal",
            comment=sentence(chance, 5),
        )
        for n in some(20_000)
    ]
    yield list(presences(chance, meetings, people, int(100_000 * scale)))


def presences(
    chance: random.Random, meetings: Sequence[Meeting], people: Sequence[Person], count: int
) -> Iterator[Attendance]:
    """Twenty people at each rencontre."""
    for n in range(count):
        meeting = meetings[n // 20 % len(meetings)]
        person = people[(7 * (n // 20) + n % 20) % len(people)]
        yield Attendance(
            id=derived_id("attendance", meeting.id, person.id),
            meeting_id=meeting.id,
            person_id=person.id,
            state=chance.choice(("present", "present", "excused", "absent")),
            audience_code=person.main_audience,
            name_snapshot=f"{person.first_name} {person.last_name}",
            organisation_snapshot="Habitant du quartier",
            walk_in=n % 2 == 0,
        )


def sentence(chance: random.Random, words: int) -> str:
    """Some words in a row."""
    return " ".join(chance.choices(all_words(), k=words))


def change(session: Session, word: str, *, scale: float = 1.0, every: int = 1) -> int:
    """One act that changes 72,000 rows (or one in ``every``); the number of values changed."""
    connection = session.workspace.connection
    changed = done = 0
    with session.workspace.act("bench"):
        for table, columns, rows in CHANGES:
            count = int(rows * scale)
            start = done if table == "attendance" else 0
            ids = connection.rows(
                f"SELECT id FROM {table} ORDER BY id LIMIT ? OFFSET ?", (count, start)
            )[::every]
            names = ", ".join(f"{name} = ?" for name in columns)
            connection.run_many(
                f"UPDATE {table} SET {names} WHERE id = ?",
                [(*(word for _name in columns), row[0]) for row in ids],
            )
            done += count
            changed += len(ids) * len(columns)
    return changed


CHANGES = (
    ("attendance", ("state", "left_at"), 27_500),
    ("attendance", ("state",), 32_500),
    ("action_item", ("status",), 12_000),
)
"""Table, columns, rows: 99,500 values."""
