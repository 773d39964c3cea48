"""The preview is the document: its pages, its keys, its words, paper and files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from meetings_desk import Bench, opened
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citeapp.base.clock import FixedClock
from citeapp.base.ids import RandomBytes
from citeapp.base.paths import Home
from citeapp.reports.pdf.raster import PdfPages
from citeapp.ui.dialogs.preview import PreviewDialog, Wanted, open_preview
from citeapp.ui.dialogs.printing import Printing, printer_for
from citeapp.usecases import documents, notes, previews


@pytest.fixture
def bench(
    dressed: QApplication,
    qtbot: QtBot,
    home: Home,
    clock: FixedClock,
    random_bytes: RandomBytes,
) -> Iterator[Bench]:
    with opened(qtbot, home, clock, random_bytes, "spread") as found:
        yield found


def shown(bench: Bench, qtbot: QtBot, kind: str = "minutes", **options: str) -> PreviewDialog:
    dialog = open_preview(bench.page, Wanted(kind, "Compte rendu", bench.meeting.id, options))
    qtbot.waitUntil(dialog.save.isEnabled)
    return dialog


def long(bench: Bench) -> None:
    for number in range(120):
        notes.add(bench.session, owner_id=bench.items[0].id, typed=f"Ligne {number}")


def rest(bench: Bench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not bench.window.runner.busy, timeout=20_000)


def test_what_is_seen_is_what_would_be_written(bench: Bench, tmp_path: Path) -> None:
    seen = previews.show(bench.session, kind="minutes", id=bench.meeting.id)
    path = tmp_path / "cr.pdf"
    documents.write(bench.session, kind="minutes", id=bench.meeting.id, path=path)
    assert seen.pdf == path.read_bytes()
    assert "Présents" in seen.words


def test_pages_are_turned_by_the_keyboard(bench: Bench, qtbot: QtBot) -> None:
    long(bench)
    dialog = shown(bench, qtbot)
    count = len(dialog.pages or ())
    assert count >= 3
    assert dialog.where.text() == f"page 1 / {count}"
    assert not dialog.before.isEnabled()
    dialog.turn(0)
    rest(bench, qtbot)
    first = dialog.paper.image
    for key, where in (("PageDown", 2), ("End", count), ("PageUp", count - 1), ("Home", 1)):
        qtbot.keyClick(dialog.area, getattr(Qt.Key, f"Key_{key}"))
        rest(bench, qtbot)
        assert dialog.where.text() == f"page {where} / {count}"
        assert (dialog.paper.image == first) == (where == 1)
    assert dialog.area.accessibleName() == f"Compte rendu, page 1 / {count}"


def test_it_is_made_larger_and_smaller(bench: Bench, qtbot: QtBot) -> None:
    dialog = shown(bench, qtbot)
    fitting = dialog.paper.width()
    assert fitting <= dialog.area.viewport().width()
    for _n in range(2):
        qtbot.keyClick(dialog.area, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        rest(bench, qtbot)
    assert dialog.paper.width() > fitting
    assert dialog.paper.image is not None
    assert dialog.paper.image.width() >= dialog.paper.width() - 2
    qtbot.keyClick(dialog.area, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    rest(bench, qtbot)
    assert dialog.paper.width() == fitting


def test_on_a_small_laptop_at_200_the_page_takes_half_of_the_window(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.window.resize(1366, 768)
    bench.window.set_look(zoom=2.0)
    dialog = shown(bench, qtbot)
    rest(bench, qtbot)
    QApplication.processEvents()
    tall = dialog.area.height()
    dialog.close()
    bench.window.set_look(zoom=1.0)
    assert tall >= 768 / 2


def test_grey_and_large_letters_and_the_words(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    long(bench)
    dialog = shown(bench, qtbot)
    assert dialog.paper.image is not None
    assert not dialog.paper.image.isGrayscale()
    few = len(dialog.pages or ())
    dialog.grey.click()
    rest(bench, qtbot)
    assert dialog.paper.image.isGrayscale()
    dialog.large.click()
    qtbot.waitUntil(dialog.save.isEnabled)
    assert len(dialog.pages or ()) > few
    dialog.read.click()
    assert dialog.words.isVisible()
    assert "Ligne 119" in dialog.words.toPlainText()
    dialog.write(tmp_path / "grand.pdf")
    rest(bench, qtbot)
    made = PdfPages((tmp_path / "grand.pdf").read_bytes())
    assert len(made) == len(dialog.pages or ())
    made.close()


def test_a_file_that_cannot_be_written_is_said_here(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(bench, qtbot)
    dialog.write(tmp_path / "absent" / "cr.pdf")
    rest(bench, qtbot)
    assert "n’a pas été écrit" in dialog.state.text()
    assert "Choisissez un autre dossier" in dialog.state.text()
    assert dialog.isVisible()
    dialog.write(tmp_path / "cr.txt")
    rest(bench, qtbot)
    assert dialog.state.text() == "Écrit : cr.txt"
    assert dialog.open_it.isVisible()


def test_what_cannot_be_made_is_said_by_the_window(bench: Bench, qtbot: QtBot) -> None:
    dialog = open_preview(bench.page, Wanted("minutes", "Compte rendu", "nowhere"))
    with qtbot.waitSignal(dialog.rejected):
        pass
    rest(bench, qtbot)


def test_it_may_be_closed_before_it_is_ready(bench: Bench, qtbot: QtBot) -> None:
    dialog = open_preview(bench.page, Wanted("minutes", "Compte rendu", bench.meeting.id))
    dialog.reject()
    rest(bench, qtbot)


@pytest.mark.parametrize("grey", [False, True])
def test_paper_holds_all_pages_in_their_size(
    bench: Bench, qtbot: QtBot, tmp_path: Path, grey: bool
) -> None:
    """Printed into a PDF file, the one printer that every machine has."""
    long(bench)
    dialog = shown(bench, qtbot)
    assert dialog.pages is not None
    printer = printer_for(dialog.pages, "Compte rendu")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    printer.setResolution(72)
    done: list[str] = []
    printing = Printing(
        dialog,
        bench.window.runner,
        printer,
        dialog.pages,
        grey=grey,
        on_done=lambda: done.append("fait"),
    )
    printing.start()
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    rest(bench, qtbot)
    paper = PdfPages((tmp_path / "papier.pdf").read_bytes())
    assert len(paper) == len(dialog.pages)
    assert paper.sizes[0] == pytest.approx(dialog.pages.sizes[0], abs=1)
    # black letters where the document has them
    seen, meant = (one.drawn(0, 36, grey=True).data for one in (paper, dialog.pages))
    assert abs(sum(seen) / len(seen) - sum(meant) / len(meant)) < 3
    paper.close()
