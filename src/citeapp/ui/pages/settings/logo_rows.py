"""The logos of the Cité: one row each, to name, to move, to take away; files may be dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.domain.publishing import Logo
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button, IconButton
from citeapp.ui.widgets.card import clear_layout
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import branding, logos
from citeapp.usecases.acting import Outcome
from citeapp.usecases.session import Session

THUMB = (92, 40)


class LogoRows(QWidget):
    """Up to four logos; the name of a new one is that of its file, until a person says better."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.rows: dict[str, LogoRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(PlainLabel(_("Logos"), "secondary"))
        self._column = QVBoxLayout()
        self._column.setSpacing(px(8))
        column.addLayout(self._column)
        self.add = Button(_("Ajouter un logo…"), self.choose, icon="plus")
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        hint = _("PNG ou JPEG, quatre au plus. Le nom est lu à qui ne voit pas le logo.")
        column.addWidget(PlainLabel(hint, "secondary"))

    def show_logos(self, found: list[Logo], *, may_change: bool) -> None:
        """Show the logos in their order."""
        self.setEnabled(may_change)
        self.add.setEnabled(len(found) < logos.MOST)
        if [row.id for row in found] != list(self.rows):
            clear_layout(self._column)
            self.rows = {
                row.id: LogoRow(self, place, len(found)) for place, row in enumerate(found)
            }
            for row in self.rows.values():
                self._column.addWidget(row)
        for logo in found:
            self.rows[logo.id].show_logo(logo)

    def choose(self) -> None:
        """Ask for a picture."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choisir un logo"), "", _("Images (*.png *.jpg *.jpeg)")
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Shrink and keep a picture, beside the window's own work."""
        name = path.stem.replace("_", " ").replace("-", " ").strip() or _("Logo")

        def work(session: Session) -> Outcome[Logo]:
            return logos.add(session, path=path, alt_text=name)

        self._page.beside(work, title=_("Lecture de {name}", name=path.name), on_done=self._taken)

    def _taken(self, outcome: Outcome[Logo]) -> None:
        self._page.context.teller.clear()
        self._page.context.changes.notify(outcome.changed)
        row = self.rows.get(outcome.value.id)
        if row is not None:
            row.name.edit.setFocus()
            row.name.edit.selectAll()

    def describe(self, id: str, words: str) -> None:
        """Whom a logo stands for."""
        session = self._page.context.session
        self._page.act(lambda: logos.describe(session, id=id, alt_text=words))

    def put(self, id: str, place: int) -> None:
        """Another place in the row."""
        session = self._page.context.session
        self._page.act(lambda: logos.move(session, id=id, place=place))

    def remove(self, id: str) -> None:
        """Off the documents; a toast offers to take that back."""
        session = self._page.context.session
        self._page.act(lambda: logos.remove(session, id=id), say=True)
        self.add.setFocus()


class LogoRow(QWidget):
    """The picture, its name, and what can be done with it."""

    def __init__(self, rows: LogoRows, place: int, count: int) -> None:
        super().__init__()
        self._id = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.thumb = QLabel()
        row.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignBottom)
        self.name = TextField(_("Logo {n}, de", n=place + 1))
        self.name.committed.connect(lambda words: rows.describe(self._id, words))
        row.addWidget(self.name, 1)
        self.before = IconButton("arrow-up", "", lambda: rows.put(self._id, place - 1))
        self.after = IconButton("arrow-down", "", lambda: rows.put(self._id, place + 1))
        self.off = IconButton("trash", "", lambda: rows.remove(self._id))
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place < count - 1)
        for button in (self.before, self.after, self.off):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def show_logo(self, logo: Logo) -> None:
        """The same logo read again."""
        if logo.id != self._id:
            _fill(self.thumb, logo)
        self._id = logo.id
        self.name.set_value(logo.alt_text)
        said = {"name": logo.alt_text}
        self.before.set_words("", _("Avancer le logo {name}", **said))
        self.after.set_words("", _("Reculer le logo {name}", **said))
        self.off.set_words("", _("Retirer le logo {name}", **said))


def _fill(label: QLabel, logo: Logo) -> None:
    """The logo on white, whatever the theme: that is how it is printed."""
    label.setFixedSize(QSize(px(THUMB[0]), px(THUMB[1])))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setStyleSheet("background: white; border-radius: 4px")
    image = QImage.fromData(QByteArray(branding.picture(logo)))
    if image.isNull():
        label.setText(_("abîmé"))
        return
    fitted = image.scaled(
        label.size() - QSize(px(8), px(6)),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    label.setPixmap(QPixmap.fromImage(fitted))
    label.setAccessibleName(logo.alt_text)
