"""How a cell of the tableau is typed in: with the project's own line, names are proposed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

from citeapp.base.language import _
from citeapp.ui.models.tracking import DUE, WHO, TrackingModel, heads
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.suggesting import SuggestLine
from citeapp.ui.widgets.suggestions import Suggestion
from citeapp.ui.widgets.tables import CellDelegate

Index = QModelIndex | QPersistentModelIndex


class ActionDelegate(CellDelegate):
    """Cells are typed in with the project's own line edits; « Qui » proposes names."""

    def __init__(self, view: QTableView, propose: Callable[[str], list[Suggestion]]) -> None:
        super().__init__(view)
        self._propose = propose

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor: LineEdit
        if index.column() == WHO:
            editor = SuggestLine(
                heads()[WHO],
                self._propose,
                placeholder=_("Samira, CAF…"),
                several=True,
                parent=parent,
            )
        else:
            editor = LineEdit(parent)
            editor.setAccessibleName(heads()[index.column()])
        if index.column() == DUE:
            editor.setPlaceholderText(_("12 mars, fin mai…"))
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """While names are proposed, Enter and Escape are for the proposals, not for the cell."""
        if (
            isinstance(editor, SuggestLine)
            and editor.is_proposing()
            and isinstance(event, QKeyEvent)
        ):
            return False
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, LineEdit) and isinstance(model, TrackingModel):
            model.setData(index, editor.text())
