"""Every document of the program, drawn from the demo: each form as a file, PDF pages as pictures.

Run by ``dev.py documents``, to be looked at as the people who receive them would.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

from citeapp import bootstrap
from citeapp.base.clock import FixedClock
from citeapp.base.frozen import dataclass
from citeapp.base.paths import Home
from citeapp.domain.meeting import Attendance, Meeting
from citeapp.reports.pdf.raster import PdfPages
from citeapp.reports.rendering import DOCUMENT_ENDINGS, SHEET_ENDINGS
from citeapp.usecases import decisions, demo, documents, meetings, plain
from citeapp.usecases.session import Session

TODAY = datetime(2026, 3, 11, 9, 0, tzinfo=timezone(timedelta(hours=1)))
DOTS = 80.0
"""To the inch: a page stands whole on a screen."""
AHEAD = frozenset(
    {
        "agenda",
        "badges",
        "calendar",
        "call-sheet",
        "flyer",
        "invitation",
        "invitation-texts",
        "label-list",
        "labels",
        "note-sheet",
        "plain-agenda",
        "poster",
        "run-sheet",
        "sign-in-sheet",
        "slips",
        "table-cards",
    }
)
"""What is made before a rencontre."""
HELD = frozenset({"certificate", "minutes", "minutes-page", "plain-decisions", "plain-minutes"})
"""What is made after it."""
ENDINGS = {"tracking-table": ("pdf", *SHEET_ENDINGS), "calendar": ("ics",)}
LAYOUTS = {
    "sign-in-sheet": ("without_contacts", "complete", "count"),
    "poster": ("a3", "a4", "a5"),
}
ELSEWHERE = frozenset({"receipt"})
"""Made where lots are exchanged; the demo has met nobody."""


@dataclass(frozen=True)
class Wanted:
    """A document to draw: its kind, the rencontre or collectif it is of, its layout."""

    kind: str
    id: str = ""
    layout: str = ""
    person_id: str = ""

    @property
    def name(self) -> str:
        return "-".join(filter(None, (self.kind, self.layout)))


def wanted(session: Session) -> Iterator[Wanted]:
    """One or more of each kind that the demo can draw."""
    lines = meetings.listed(session)
    ahead = next(line.meeting for line in lines if line.meeting.status == "confirmed")
    held = next(line.meeting for line in reversed(lines) if _telling(session, line.meeting))
    present = next(
        row.person_id
        for row in session.rows(Attendance).matching(meeting_id=held.id)
        if row.state == "present"
    )
    for kind in documents.KINDS:
        if kind in ELSEWHERE:
            continue
        of = ahead.id if kind in AHEAD else held.id if kind in HELD else held.collective_id
        if kind == "plain-text":
            of = plain.listed(session)[0].id
        for layout in LAYOUTS.get(kind, ("",)):
            yield Wanted(kind, of, layout, present if kind == "certificate" else "")
    for kind in ("annual-report", "plain-annual-report", "newsletter", "decisions"):
        yield Wanted(kind)


def _telling(session: Session, meeting: Meeting) -> bool:
    """A rencontre that was held, closed and decided something."""
    closed = meeting.minutes_status in ("approved", "distributed")
    return closed and bool(decisions.of_meeting(session, meeting_id=meeting.id))


def draw(session: Session, one: Wanted, out: Path) -> list[Path]:
    """The files of one document, and a picture of each page of the PDF."""
    made = []
    for ending in ENDINGS.get(one.kind, DOCUMENT_ENDINGS):
        scope = "" if one.id else "-reseau"
        path = out / f"{one.name}{scope}.{ending}"
        documents.write(
            session, kind=one.kind, id=one.id, path=path, layout=one.layout, person_id=one.person_id
        )
        made.append(path)
    return [*made, *(picture for path in made if path.suffix == ".pdf" for picture in pages(path))]


def pages(path: Path) -> Iterator[Path]:
    """Each page of a PDF file as a PNG beside it."""
    from PIL import Image

    drawn = PdfPages(path.read_bytes())
    for number in range(len(drawn)):
        page = drawn.drawn(number, DOTS)
        size = (page.width, page.height)
        picture = path.with_name(f"{path.stem}-{number + 1}.png")
        Image.frombytes("RGB", size, page.data, "raw", "BGR", page.stride).save(picture)
        yield picture


def main(out: Path) -> None:
    """Draw them all into ``out``, from a demo made for it and thrown away."""
    out.mkdir(parents=True, exist_ok=True)
    bootstrap.speak()
    with tempfile.TemporaryDirectory(prefix="citeapp-papers-") as name:
        session = bootstrap.create(
            Home(Path(name), Path(name)),
            name="Samira Haddad",
            organisation="Centre social",
            coordinator=True,
            clock=FixedClock(TODAY),
            random_bytes=random.Random("papers").randbytes,
        ).session
        demo.fill(session)
        for one in wanted(session):
            for path in draw(session, one, out):
                print(path, flush=True)
        bootstrap.close(session)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
