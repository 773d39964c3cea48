"""Which collectif something noted at a joint rencontre goes to; nothing to ask at the others."""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.ui.style import px
from citeapp.ui.widgets.fields import QuietCombo
from citeapp.usecases import meetings
from citeapp.usecases.session import Session

WIDTH_PX = 190


class Whose(QuietCombo):
    """The collectifs of a rencontre, its own first; hidden where there is only one.

    What was chosen stays chosen while the same rencontre is shown.
    """

    def __init__(self, what: str) -> None:
        super().__init__()
        self.setAccessibleName(_("{what} : pour quel collectif", what=what))
        self.setMaximumWidth(px(WIDTH_PX))
        self._shown: tuple[str, list[str]] = ("", [])
        self.hide()

    def show_meeting(self, session: Session, meeting_id: str) -> None:
        """Offer the collectifs of this rencontre."""
        found = meetings.collectives_of(session, id=meeting_id)
        shown = meeting_id, [one.name for one in found]
        if shown == self._shown:
            return
        kept = self.chosen() if meeting_id == self._shown[0] else ""
        self._shown = shown
        self.clear()
        for one in found:
            self.addItem(one.name, one.id)
        self.setCurrentIndex(max(self.findData(kept), 0))
        self.setVisible(len(found) > 1)

    def name_of(self, id: str) -> str:
        """The name of one of several collectifs; blank where there is nothing to tell apart."""
        return self.itemText(self.findData(id)) if self.count() > 1 else ""

    def chosen(self) -> str:
        """The identifier of the collectif."""
        return str(self.currentData() or "")
