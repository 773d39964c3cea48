"""Makes ``workspace-v1.citsave``, the stored old file that every later version must open.

Run once, when version 1 of the schema was current:  python tests/data/make_v1.py
Later versions add a file of their own and never make this one again. People are invented.
"""

from __future__ import annotations

import random
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.paths import Home
from citeapp.usecases import attendance, collectives, maintenance, meetings, notes, people

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write the backup and, beside it, the words that open it."""
    with tempfile.TemporaryDirectory() as folder:
        created = bootstrap.create(
            Home(data=Path(folder), config=Path(folder)),
            name="Samira",
            organisation="Centre social",
            clock=FixedClock(datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))),
            random_bytes=random.Random("version 1").randbytes,
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
        maintenance.backup(session, path=HERE / "workspace-v1.citsave")
        bootstrap.close(session)
    (HERE / "workspace-v1.words").write_text(" ".join(created.words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
