"""The attestation of whoever is selected on the sheet: one click from the row."""

from __future__ import annotations

from citeapp.base.language import _
from citeapp.domain.meeting import IN_THE_ROOM
from citeapp.ui.dialogs.preview import Wanted, open_preview
from citeapp.ui.page import Page
from citeapp.ui.widgets.buttons import Button
from citeapp.usecases.attendance import SheetLine


class Attestation(Button):
    """Shown only for someone who was there."""

    def __init__(self, page: Page) -> None:
        super().__init__("", self.look, kind="link", icon="print")
        self._page = page
        self._wanted: Wanted | None = None
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the sheet keeps its height while rows go by
        self.setSizePolicy(policy)
        self.hide()

    def offer(self, meeting_id: str, line: SheetLine | None) -> None:
        """For the person of a line, or for nobody."""
        self._wanted = None
        if line is not None and line.state in IN_THE_ROOM:
            name, options = _("Attestation de présence"), {"person_id": line.person_id}
            self._wanted = Wanted("certificate", name, meeting_id, options)
            self.setText(_("Attestation de présence : {name}", name=line.name))
        self.setVisible(self._wanted is not None)

    def look(self) -> None:
        """Show it before it is printed."""
        if self._wanted is not None:
            open_preview(self._page, self._wanted)
