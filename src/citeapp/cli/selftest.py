"""``selftest``: the packaged program checks itself, with nothing but itself."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from citeapp import bootstrap
from citeapp.base import places
from citeapp.base.errors import UserError
from citeapp.base.language import _
from citeapp.base.paths import Home
from citeapp.cli.command import Command, answer
from citeapp.reports.pdf.raster import PdfPages
from citeapp.reports.rendering import DOCUMENT_ENDINGS
from citeapp.usecases import (
    collectives,
    documents,
    exchanges,
    finding,
    maintenance,
    meetings,
    people,
    sheltering,
)
from citeapp.usecases.session import Session

WINDOW = "--selftest-window"
"""The hidden argument that has ``__main__`` paint one window and leave."""
WINDOW_SECONDS = 60
WHITE = 255


def selftest(options: argparse.Namespace) -> int:
    """Database, search, document, bundle, place, window; 1 if anything fails."""
    results: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="citeapp-selftest-") as name:
        folder = Path(name)
        here = _workspace(folder / "a", "Ici")
        there = _workspace(folder / "b", "Là-bas", coordinator=True)
        checks: tuple[tuple[str, Callable[[], None]], ...] = (
            ("database", lambda: _database(here)),
            ("search", lambda: _search(here)),
            ("document", lambda: _document(here, folder)),
            ("bundle", lambda: _bundle(here, there, folder)),
            ("place", lambda: _place(here)),
            ("window", _window),
        )
        for check, run in checks:
            try:
                run()
                results[check] = "ok"
            except Exception as error:  # whatever fails is what the check is for
                results[check] = str(error) or type(error).__name__
        for session in (here, there):
            bootstrap.close(session)
    labels = _labels()
    lines = [
        f"{labels[name]} : {_('en ordre') if state == 'ok' else state}"
        for name, state in results.items()
    ]
    answer(options, results, "\n".join(lines))
    return 0 if set(results.values()) == {"ok"} else 1


def _labels() -> dict[str, str]:
    return {
        "database": _("données"),
        "search": _("recherche"),
        "document": _("document"),
        "bundle": _("lot d’échange"),
        "place": _("dossier"),
        "window": _("fenêtre"),
    }


def _workspace(folder: Path, name: str, *, coordinator: bool = False) -> Session:
    return bootstrap.create(
        Home(folder, folder), name=name, organisation="selftest", coordinator=coordinator
    ).session


def _database(session: Session) -> None:
    people.create(session, first_name="Dominique", last_name="ŒUVRARD")
    health = maintenance.check(session)
    _expect(health.sound, "; ".join(health.faults))
    raw = session.home.database.read_bytes()[:16]
    _expect(not raw.startswith(b"SQLite"), _("le fichier n’est pas chiffré"))


def _search(session: Session) -> None:
    _expect(bool(finding.search(session, text="oeuvrard")), _("rien trouvé"))


def _document(session: Session, folder: Path) -> None:
    collective = collectives.create(session, name="Essai").value
    meeting = meetings.create(session, collective_id=collective.id, date=date(2026, 3, 12)).value
    meetings.add_item(session, meeting_id=meeting.id, title="La garderie du soir")
    path = documents.write(session, kind="minutes", id=meeting.id, path=folder / "cr.pdf")
    _expect(path.read_bytes().startswith(b"%PDF"), _("ce n’est pas un PDF"))
    pages = PdfPages(path.read_bytes())
    _expect(min(pages.drawn(0, 36).data) < WHITE, _("la page dessinée est blanche"))
    pages.close()
    for ending in DOCUMENT_ENDINGS:  # each by a library of its own, with files of its own
        documents.write(session, kind="minutes", id=meeting.id, path=folder / f"cr.{ending}")


def _bundle(here: Session, there: Session, folder: Path) -> None:
    for session, name in ((here, "a.card"), (there, "b.card")):
        exchanges.write_card(session, path=folder / name)
    exchanges.enrol(here, path=folder / "b.card")
    exchanges.enrol(there, path=folder / "a.card")
    exchanges.export(here, path=folder / "1.citlot")
    exchanges.merge(there, path=folder / "1.citlot")
    exchanges.export(there, path=folder / "2.citlot")
    exchanges.merge(here, path=folder / "2.citlot")
    same = exchanges.fingerprint(here) == exchanges.fingerprint(there)
    _expect(same, _("les empreintes diffèrent"))


def _place(session: Session) -> None:
    """The system is asked where the work lies: calls that only the system at hand has."""
    sheltering.look(session)
    copied = places.hazard(session.home.data / "OneDrive - Essai", session.surroundings())
    _expect(copied is not None, _("un dossier recopié n’est pas reconnu"))


def _window() -> None:
    """In a process of its own: a missing library makes Qt hang or abort, not raise."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable] if frozen else [sys.executable, "-m", "citeapp"]
    done = subprocess.run(
        [*command, WINDOW],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=WINDOW_SECONDS,
        check=False,
    )
    said = done.stderr.decode(errors="replace")[-300:].strip()
    _expect(done.returncode == 0, said or _("elle ne s’ouvre pas"))


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise UserError(otherwise)


def _none(_parser: argparse.ArgumentParser) -> None:
    return None


COMMANDS = (Command("selftest", "le programme se vérifie lui-même", _none, selftest),)
