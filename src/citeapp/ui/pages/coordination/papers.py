"""Documents of the network: its year told, the revue de projet, what all collectifs decided."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from citeapp.base.language import _
from citeapp.ui.dialogs.document_list import DocumentList, Group, Offer
from citeapp.ui.page import Page
from citeapp.ui.style import px
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import FlowLayout, ScrollColumn
from citeapp.usecases.documenting import volets


class PapersPane(ScrollColumn):
    """The list, and the door to the volets that the coordination may change."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.list = DocumentList(page, (_year(), _always()))
        self.column.setSpacing(px(12))
        self.column.addWidget(self.list)
        self.volets = Button(_("Changer les volets…"), self.open_volets, icon="edit")
        line = QWidget()
        FlowLayout(line).addWidget(self.volets)
        self.column.addWidget(
            PlainLabel(
                _(
                    "Les volets de la revue de projet changent d’une année à l’autre : ils sont "
                    "dans un fichier, à modifier avec un éditeur de texte."
                ),
                "secondary",
            )
        )
        self.column.addWidget(line)
        self.column.addStretch(1)

    def show_network(self) -> None:
        """Offer the years that the network has."""
        self.list.show_about("")

    def open_volets(self) -> None:
        """The coordination's own file, in the editor of this machine."""
        context = self._page.context
        path = context.runner.act(lambda: volets.editable(context.session))
        if path is not None:
            context.teller.say(_("Le fichier des volets : {path}", path=path))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _year() -> Group:
    return Group(
        _("Une année du réseau"),
        (
            Offer(
                "annual-report",
                _("Bilan annuel du réseau"),
                _("Tous les collectifs, par ordre de nom ; chaque rencontre commune une fois"),
                yearly=True,
            ),
            Offer(
                "plain-annual-report",
                _("Bilan annuel simplifié"),
                _("Deux pages, phrases courtes ; à relire avant de le donner"),
                yearly=True,
            ),
            Offer(
                "project-review",
                _("Préparer la revue de projet"),
                _("Une page par volet, pour répondre au formulaire ; ce n’est pas le formulaire"),
                yearly=True,
            ),
        ),
    )


def _always() -> Group:
    return Group(
        _("À donner, à consulter"),
        (
            Offer(
                "newsletter",
                _("Lettre d’information du réseau"),
                _("Le trimestre de tous les collectifs, à finir dans un traitement de texte"),
                quarterly=True,
            ),
            Offer(
                "decisions",
                _("Relevé de décisions de tous les collectifs"),
                _("Par rencontre, la plus récente d’abord"),
            ),
        ),
    )
