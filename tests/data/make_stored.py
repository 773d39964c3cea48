"""Makes ``workspace-vN.citsave``, the stored file that every later version must open.

Run once for each version of the schema, when it is current:  python tests/data/make_stored.py
A file that was stored is never made again. People are invented.
"""

from __future__ import annotations

import random
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.store.schema.migrations import SCHEMA_VERSION
from citeapp.usecases import (
    attendance,
    collectives,
    duplicates,
    erasure,
    maintenance,
    meetings,
    notes,
    people,
)

HERE = Path(__file__).resolve().parent
STORED = HERE / f"workspace-v{SCHEMA_VERSION}.citsave"


def main() -> None:
    """Write the backup and, beside it, the words that open it."""
    if STORED.exists():
        raise SystemExit(f"{STORED.name} is stored for good")
    with tempfile.TemporaryDirectory() as folder:
        created = bootstrap.create(
            Home(data=Path(folder), config=Path(folder)),
            name="Samira",
            organisation="Centre social",
            clock=FixedClock(datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))),
            random_bytes=random.Random(f"version {SCHEMA_VERSION}").randbytes,
        )
        session = created.session
        collective = collectives.create(session, name="Dorignies").value
        awa = people.create(session, first_name="Awa", last_name="DURIEZ", phone="0600000001").value
        collectives.add_member(session, collective_id=collective.id, person_id=awa.id)
        meeting = meetings.create(
            session, collective_id=collective.id, date=date(2026, 3, 10)
        ).value
        point = meetings.add_item(session, meeting_id=meeting.id, title="La garderie du soir").value
        attendance.mark(session, meeting_id=meeting.id, person_id=awa.id)
        notes.add(session, owner_id=point.id, typed="! Écrire au service /20 mars")
        notes.add(session, owner_id=point.id, typed="Pour moi", private=True)
        twin = people.create(session, first_name="Awa", last_name="DURIEZ").value
        duplicates.judge(session, noun="person", a=awa.id, b=twin.id, verdict="same")
        gone = people.create(session, first_name="Partie", last_name="SANS-TRACE").value
        attendance.mark(session, meeting_id=meeting.id, person_id=gone.id)
        erasure.person(session, id=gone.id)
        maintenance.backup(session, path=STORED)
        bootstrap.close(session)
    STORED.with_suffix(".words").write_text(" ".join(created.words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
