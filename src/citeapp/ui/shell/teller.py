"""How the window speaks: banners for errors, a toast for what was done, dialogs for the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citeapp.base.language import _
from citeapp.ui.widgets.notices import Banner, Toast

if TYPE_CHECKING:  # imported when first asked for
    from citeapp.ui.widgets.dialog import CalmDialog


class WindowTeller:
    """The Teller of a window; banners go into ``banners``, newest first, two at most."""

    def __init__(self, window: QWidget, banners: QVBoxLayout) -> None:
        self._window = window
        self._banners = banners
        self.toast = Toast(window)

    def say(
        self, text: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """« Fait. Annuler » at the foot of the window."""
        self.toast.say(text, action, on_action)

    def show_error(self, error: BaseException) -> None:
        """A UserError in a banner; a bug in a dialog that says its id."""
        from citeapp.ui import messages  # when something goes wrong: never before the first paint

        notice = messages.notice(error)
        if notice.bug:
            dialog = self._dialog(notice.text, notice.detail)
            dialog.add_button(_("Continuer"), primary=True)
            dialog.open()
            return
        self.warn(notice.text, notice.detail)

    def warn(self, text: str, detail: str = "", *, kind: str = "late") -> None:
        """A banner that stays until it is closed or two others came."""
        while self._banners.count() > 1:
            item = self._banners.takeAt(self._banners.count() - 1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        banner = Banner(kind, text, detail=detail, closable=True)
        self._banners.insertWidget(0, banner)
        self._show_holder(True)
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(self._window, f"{text} {detail}")
        )

    def clear(self) -> None:
        """Take the banners away (another page is opened)."""
        self._show_holder(False)
        while (item := self._banners.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_holder(self, visible: bool) -> None:
        holder = self._banners.parentWidget()
        if holder is not None:
            holder.setVisible(visible)

    def ask(
        self, title: str, text: str, yes: str, on_yes: Callable[[], object], *, no: str = ""
    ) -> None:
        """A question, only where undo does not serve."""
        dialog = self._dialog(title, text)
        dialog.add_button(no or _("Laisser comme c’est"))
        dialog.add_button(yes, on_yes, primary=True)
        dialog.open()

    def _dialog(self, title: str, text: str) -> CalmDialog:
        from citeapp.ui.widgets.dialog import CalmDialog

        return CalmDialog(self._window, title, text)
