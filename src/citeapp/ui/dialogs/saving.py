"""Where to write a document: the system's own save dialog, opened without blocking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from citeapp.base.language import _
from citeapp.reports.rendering import DOCUMENT_ENDINGS


def document_forms() -> list[tuple[str, str]]:
    """(words, ending) of every form in which a document is written, PDF first."""
    words = {
        "pdf": _("PDF accessible"),
        "odt": _("LibreOffice, à modifier"),
        "docx": _("Word, à modifier"),
        "html": _("Page web"),
        "txt": _("Texte simple"),
    }
    return [(words.get(ending, ending.upper()), ending) for ending in DOCUMENT_ENDINGS]


def ask_where(
    parent: QWidget,
    title: str,
    name: str,
    endings: Sequence[tuple[str, str]],
    on_chosen: Callable[[Path], object],
) -> QFileDialog:
    """Ask for a file; ``endings`` are (words, ending without dot), ``name`` has no ending."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Enregistrer"))
    filters = {f"{words} (*.{ending})": ending for words, ending in endings}
    dialog.setNameFilters(list(filters))
    dialog.setDefaultSuffix(endings[0][1])
    dialog.setDirectory(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    )
    dialog.selectFile(f"{name}.{endings[0][1]}")

    def other_ending(chosen: str) -> None:
        dialog.setDefaultSuffix(filters[chosen])
        dialog.selectFile(f"{name}.{filters[chosen]}")

    dialog.filterSelected.connect(other_ending)
    dialog.fileSelected.connect(lambda path: on_chosen(Path(path)))
    dialog.open()
    return dialog
