"""From the click to the file, on a workspace of many years: papers.py HOME."""

from __future__ import annotations

import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from measuring import median, percentile, timed

from citeapp import bootstrap
from citeapp.base.paths import Home
from citeapp.reports.pdf.raster import PdfPages
from citeapp.ui.starting.warming import DRAWING
from citeapp.usecases import documents, meetings, previews

MINUTES = 40
SCREEN_DOTS = 96


def main() -> None:
    home = Path(sys.argv[1])
    bootstrap.speak()
    session = bootstrap.open_session(Home(home, home))
    out = Path(tempfile.mkdtemp())
    lines = meetings.listed(session)
    chosen = lines[:: max(1, len(lines) // MINUTES)]

    def minutes(id: str) -> float:
        return timed(lambda: documents.write(session, kind="minutes", path=out / "cr.pdf", id=id))

    def year() -> None:
        documents.write(session, kind="annual-report", path=out / "bilan.pdf")

    def preview(id: str) -> float:
        def look() -> None:
            pages = PdfPages(previews.show(session, kind="minutes", id=id).pdf)
            pages.drawn(0, SCREEN_DOTS)
            pages.close()

        return timed(look)

    for name in DRAWING:  # the window has brought them in a second after the page was opened
        import_module(name)
    seen = preview(chosen[0].meeting.id)
    previewed = [preview(line.meeting.id) for line in chosen]
    first = minutes(chosen[0].meeting.id)
    others = [minutes(line.meeting.id) for line in chosen]
    years = [timed(year) for _drawing in range(3)]
    told = {
        "meetings": len(lines),
        "first_preview": seen,
        "preview": median(previewed),
        "worst_preview": percentile(previewed, 100),
        "first": first,
        "median": median(others),
        "worst": percentile(others, 100),
        "first_year": years[0],
        "year": median(years),
    }
    bootstrap.close(session)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
