"""The window: the rail on the left, the pages on the right, the palette and the help over them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from citeapp.base import french
from citeapp.base.language import _
from citeapp.ui import style
from citeapp.ui.changes import EVERYTHING, Changes
from citeapp.ui.desk import Desk, Hit
from citeapp.ui.page import Context, Page
from citeapp.ui.parts.dropping import exchanged, updates
from citeapp.ui.runner import Job, Runner
from citeapp.ui.shell.job_bar import JobBar
from citeapp.ui.shell.navigation import NAVIGATION, Destination, build
from citeapp.ui.shell.rail import Rail
from citeapp.ui.shell.teller import WindowTeller
from citeapp.ui.style import px
from citeapp.ui.typing import Typing
from citeapp.ui.widgets.focus import FocusRing
from citeapp.ui.widgets.navigation import Entry

if TYPE_CHECKING:  # imported when first asked for
    from citeapp.ui.shell.help_panel import HelpPanel
    from citeapp.ui.shell.palette import Command, Palette

NARROW_BELOW_PX = 860
RAIL_EVERY_MS = 30_000
RAIL_AFTER_MS = 20
"""The page is painted first, after each act too; then come the counts beside the names."""


class MainWindow(QMainWindow):
    """The shell; it is the Navigator of its pages. ``attach`` gives it work to show."""

    first_painted = Signal()
    closing = Signal()
    opened = Signal(str)
    look_chosen = Signal(str, float)
    """Theme ("" follows the system) and zoom, for the settings to keep."""
    shelter_asked = Signal()
    home_moved = Signal(object)
    """The folder in which the workspace lies from now on."""

    def __init__(self, navigation: Sequence[Destination] = NAVIGATION) -> None:
        super().__init__()
        self.setWindowTitle("CitéApp")
        style.dress(self)
        self.resize(1366, 768)
        self.changes = Changes(self)
        self.context: Context | None = None
        self.current = ""
        self._navigation = navigation
        self._shown: list[Destination] = []
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self._trail: list[str] = []
        self._received: list[Path] = []
        self.setAcceptDrops(True)
        self._over: list[QWidget] = []
        self._palette: Palette | None = None
        self._help: HelpPanel | None = None
        self._painted = False
        self._theme = ""
        self._built: list[Destination] | None = None
        self._build_shell([place for place in navigation if not place.coordinator_only])
        self.runner = Runner(self.show_error, self)
        self.runner.lasting.connect(self._follow)
        self.changes.changed.connect(self._on_changed)
        self._rail_timer = QTimer(self, interval=RAIL_EVERY_MS)
        self._rail_timer.timeout.connect(self.refresh_rail)
        self._rail_soon = QTimer(self, singleShot=True, interval=RAIL_AFTER_MS)
        self._rail_soon.timeout.connect(self.refresh_rail)
        self._keys()
        self.ring = FocusRing(self)

    # Work to show

    def attach(self, desk: Desk, workspace: Any = None, page: str = "") -> None:
        """Show the work of ``desk`` and open a page (the first one unless told)."""
        self._shown = [
            place for place in self._navigation if desk.is_coordinator or not place.coordinator_only
        ]
        if self._pages or self._built != self._shown:
            self._build_shell(self._shown)
        typing = Typing(workspace, self.show_error, self)
        self.context = Context(
            desk, workspace, self, self.changes, self.runner, self.teller, typing
        )
        self.rail.show_person(desk)
        self._rail_timer.start()
        keys = [place.key for place in self._shown]
        self.go(page if page in keys else keys[0])
        self.receive(())
        self._rail_soon.start()

    def show_alone(self, widget: QWidget) -> None:
        """Show one widget in the whole window: the first start, a damaged workspace."""
        self._built = None
        old = self.centralWidget()
        self.setCentralWidget(widget)
        if old is not None:
            old.deleteLater()

    def _follow(self, job: Job) -> None:
        """Long work has its bar; a widget that stands alone has none, and says it itself."""
        if self._built is not None:
            self.job_bar.follow(job)

    def detach(self) -> None:
        """Let the work go: everything that stands on its session ends, as at a closing."""
        self._leave()
        self.context = None
        self._pages, self._stale, self.current = {}, {}, ""

    # Navigator

    def go(self, page: str, **target: str) -> None:
        """Open a page, at something on it."""
        place = next((place for place in self._shown if place.key == page), None)
        if place is None or self.context is None:
            return
        try:
            shown = self._page(place)
            if self.current and self.current != page:
                self._trail.append(self.current)
                self.teller.clear()
            self.current = page
            stale = self._stale.pop(page, None)
            if stale:
                shown.setGeometry(self._stack.rect())  # its parts get their places once
                shown.refresh(stale)
            self._stack.setCurrentWidget(shown)
            self.rail.set_current(page)
            self.setWindowTitle(f"{shown.title or place.label()} · CitéApp")
            if target:
                shown.open(**target)
            (shown.first_focus() or shown).setFocus()
            self.opened.emit(page)
        except Exception as error:  # a page that fails must not take the window down
            self.teller.show_error(error)

    def back(self) -> None:
        """Open again what was open before."""
        if self._trail:
            self.go(self._trail.pop())
            self._trail.pop()

    def search(self) -> None:
        """Open the search palette."""
        if self.context is not None:
            self.palette_box.open()

    def shelter(self) -> None:
        """Bring the workspace to a safe place."""
        self.shelter_asked.emit()

    def page(self) -> Page | None:
        """The page in sight."""
        return self._pages.get(self.current)

    # Undo, help, look

    def undo(self) -> None:
        """Undo the last act, wherever it was done, and say so."""
        if self.context is None:
            return
        self._commit_typing()
        label = self.runner.act(self.context.desk.undo)
        if label is not None:
            self.changes.notify(EVERYTHING)
            words = _("Annulé : {what}", what=french.within(label))
            self.teller.say(words, _("Rétablir"), self.redo)

    def redo(self) -> None:
        """Do again what was undone."""
        if self.context is None:
            return
        label = self.runner.act(self.context.desk.redo)
        if label is not None:
            self.changes.notify(EVERYTHING)
            words = _("Rétabli : {what}", what=french.within(label))
            self.teller.say(words, _("Annuler"), self.undo)

    def help(self) -> None:
        """Show or hide what this page can do."""
        self.help_panel.toggle(self.page())

    def read_guide(self, page: Page, chapter: str | None = None) -> None:
        """Open the guide at a chapter ("" for all of it): by default the one of the page."""
        from citeapp.ui.dialogs.guide import CHAPTERS, open_guide

        open_guide(page, CHAPTERS.get(self.current, "") if chapter is None else chapter)

    def set_look(self, theme: str | None = None, zoom: float | None = None) -> None:
        """Change the theme ("" follows the system) or the zoom (1.0 to 2.0), and draw again."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        before = style.look()
        self._theme = self._theme if theme is None else theme
        style.apply(app, style.THEMES.get(self._theme), before.zoom if zoom is None else zoom)
        if style.look().zoom != before.zoom and self.context is not None:
            self._commit_typing()
            self.attach(self.context.desk, self.context.workspace, self.current)
        self.look_chosen.emit(self._theme, style.look().zoom)

    @property
    def palette_box(self) -> Palette:
        """The search palette, made when it is first asked for."""
        if self._palette is None:
            from citeapp.ui.shell.palette import Palette

            self._palette = Palette(self, self._commands, self._search, self._open_hit)
            self._over.append(self._palette)
        return self._palette

    @property
    def help_panel(self) -> HelpPanel:
        """The help, made when it is first asked for."""
        if self._help is None:
            from citeapp.ui.shell.help_panel import HelpPanel

            self._help = HelpPanel(self, _general_keys(), self.read_guide)
            self._over.append(self._help)
        return self._help

    def show_error(self, error: BaseException) -> None:
        """Tell what went wrong (the teller changes when the shell is built again)."""
        self.teller.show_error(error)

    def refresh_rail(self) -> None:
        """Read again counts, last save and last backup."""
        if self.context is not None:
            self.rail.show_desk(self.context.desk)

    def come_forward(self, files: Sequence[Path] = ()) -> None:
        """Another copy was started: show this one, and take in what that one was to open."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        self.receive(files)

    def receive(self, files: Sequence[Path]) -> None:
        """Take in bundles, cards and updates: at once, or as soon as the work is open."""
        self._received += files
        if self.context is None:
            return
        found, self._received = self._received, []
        if newer := updates(found):
            self.go("settings", update=str(newer[-1]))
        elif found:
            self.go("exchange", paths="\n".join(map(str, found)))

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.context is not None and exchanged(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.receive(exchanged(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < px(NARROW_BELOW_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    # Parts

    def _leave(self) -> None:
        self.runner.stop()  # first, so that the workspace is free for what is being typed
        self._commit_typing()
        if self.context is not None:
            self.context.typing.flush()
        self._rail_timer.stop()
        self._rail_soon.stop()
        self.closing.emit()

    def _build_shell(self, places: Sequence[Destination]) -> None:
        self._built = list(places)
        self._pages, self._stale, self.current = {}, {}, ""
        for part in self._over:
            part.hide()
            part.deleteLater()
        root = QWidget()
        root.setObjectName("root")
        self.setCentralWidget(root)
        row = QHBoxLayout(root)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        entries = [
            Entry(place.key, place.label(), place.icon, f"Ctrl+{number}")
            for number, place in enumerate((p for p in places if p.in_rail), 1)
        ]
        self.rail = Rail(entries)
        self.rail.navigation.chosen.connect(self.go)
        self.rail.undo_asked.connect(self.undo)
        self.rail.redo_asked.connect(self.redo)
        self.rail.help_asked.connect(self.help)
        row.addWidget(self.rail)
        row.addLayout(self._right(), 1)
        self.teller: WindowTeller = WindowTeller(self, self._banners)
        self._palette, self._help = None, None
        self._over = [self.teller.toast]
        self.rail.set_narrow(self.width() < px(NARROW_BELOW_PX))

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        banners = QWidget()
        self._banners = QVBoxLayout(banners)
        self._banners.setContentsMargins(px(26), px(10), px(26), 0)
        self._banners.setSpacing(px(8))
        banners.hide()  # while it is empty it takes no room
        column.addWidget(banners)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.job_bar = JobBar()
        column.addWidget(self.job_bar)
        return column

    def _page(self, place: Destination) -> Page:
        if place.key not in self._pages:
            assert self.context is not None
            page = build(place, self.context)
            page.setAccessibleName(page.title or place.label())
            self._pages[place.key] = page
            self._stack.addWidget(page)
            self._stale[place.key] = EVERYTHING
        return self._pages[place.key]

    def _on_changed(self, touched: frozenset[str]) -> None:
        for key, page in self._pages.items():
            if key == self.current:
                self.runner.act(partial(page.refresh, touched))
            else:
                self._stale[key] = self._stale.get(key, frozenset()) | touched
        if not self._rail_soon.isActive():
            self._rail_soon.start()

    def _commands(self) -> list[Command]:
        from citeapp.ui.shell.palette import Command

        found = [
            Command(place.label(), _("page"), place.icon, partial(self.go, place.key))
            for place in self._shown
        ]
        context = self.context
        undo_label = context.desk.undo_label() if context else None
        redo_label = context.desk.redo_label() if context else None
        if undo_label:
            found.append(Command(_("Annuler"), undo_label, "undo", self.undo))
        if redo_label:
            found.append(Command(_("Rétablir"), redo_label, "redo", self.redo))
        found.append(Command(_("Aide de cette page"), "F1", "help", self.help))
        page = self.page()
        if page is not None:
            from citeapp.ui.dialogs.guide import titles

            found += [
                Command(
                    one.title,
                    _("guide"),
                    "help",
                    partial(self.read_guide, page, one.key),
                    one.words,
                )
                for one in titles()
            ]
        for name, words in (
            ("", _("Couleurs du système")),
            ("light", _("Couleurs claires")),
            ("dark", _("Couleurs sombres")),
            ("contrast", _("Contraste élevé")),
        ):
            found.append(Command(words, _("affichage"), "settings", partial(self.set_look, name)))
        return found

    def _search(self, text: str) -> Sequence[Hit]:
        return self.context.desk.search(text) if self.context else []

    def _open_hit(self, hit: Hit) -> None:
        self.go(hit.page, **hit.target)

    def _commit_typing(self) -> None:
        """Have a field that is being typed in commit its value."""
        typing = self.focusWidget()
        if typing is not None:
            typing.clearFocus()

    def _keys(self) -> None:
        self._shortcut("Ctrl+K", self.search)
        self._shortcut("F1", self.help)
        self._shortcut("Ctrl+Z", self.undo)
        for key in ("Ctrl+Shift+Z", "Ctrl+Y"):
            self._shortcut(key, self.redo)
        self._shortcut("Alt+Left", self.back)
        for key in ("Ctrl++", "Ctrl+="):
            self._shortcut(key, lambda: self.set_look(zoom=style.look().zoom + 0.1))
        self._shortcut("Ctrl+-", lambda: self.set_look(zoom=style.look().zoom - 0.1))
        self._shortcut("Ctrl+0", lambda: self.set_look(zoom=1.0))
        for number in range(1, 10):
            self._shortcut(f"Ctrl+{number}", partial(self._go_number, number))
        for place in self._navigation:
            self._shortcut(f"Alt+{place.letter}", partial(self.go, place.key))

    def _shortcut(self, key: str, act: Any) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(act)

    def _go_number(self, number: int) -> None:
        if number <= len(self._shown):
            self.go(self._shown[number - 1].key)


def _general_keys() -> list[tuple[str, str]]:
    return [
        ("Ctrl+K", _("chercher partout")),
        ("Ctrl+Z", _("annuler")),
        ("Ctrl+Shift+Z", _("rétablir")),
        ("Ctrl+1", _("première page, Ctrl 2 la deuxième…")),
        ("Alt+Left", _("page précédente")),
        ("Ctrl++", _("agrandir, Ctrl − réduire")),
        ("F1", _("aide")),
    ]
