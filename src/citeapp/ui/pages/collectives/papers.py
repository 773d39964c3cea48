"""Documents: the year of the collectif told, and sheets to fill in by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt

from citeapp.base.language import _
from citeapp.ui.dialogs.document_list import DocumentList, Group, Offer
from citeapp.ui.dialogs.handed import HandedPanel
from citeapp.ui.pages.collectives.tab import Tab
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.layouts import ScrollColumn


class PapersTab(Tab):
    """What was done first, then what is filled in together, then by each one."""

    def label(self) -> str:
        return _("Documents")

    def build(self) -> None:
        self.area = ScrollColumn()
        self.list = DocumentList(self.page, (_told(), _together(), _alone()))
        self.area.column.addWidget(self.list)
        self.plain = Button(_("Textes simplifiés de ce collectif"), self._open_plain, icon="edit")
        self.area.column.addWidget(self.plain, 0, Qt.AlignmentFlag.AlignLeft)
        self.handed = HandedPanel(self.page)
        self.area.column.addWidget(self.handed)
        self.area.column.addStretch(1)
        self.column.addWidget(self.area, 1)

    def fill(self) -> None:
        self.list.show_about(self.collective.id)
        self.handed.show_about(self.collective.id)

    def _open_plain(self) -> None:
        self.page.context.navigator.go("plain", collective=self.collective.id)

    def take_focus(self) -> None:
        self.list.buttons["annual-report"].setFocus(Qt.FocusReason.OtherFocusReason)


def _told() -> Group:
    return Group(
        _("Ce que nous avons fait"),
        (
            Offer(
                "annual-report",
                _("Bilan annuel"),
                _("Chiffres, décisions, paroles, et la place d’écrire la suite"),
                yearly=True,
            ),
            Offer(
                "plain-annual-report",
                _("Bilan annuel simplifié"),
                _("Deux pages, phrases courtes ; à relire avant de le donner"),
                yearly=True,
            ),
            Offer(
                "newsletter",
                _("Lettre d’information"),
                _("Le trimestre, à finir dans un traitement de texte"),
                quarterly=True,
            ),
            Offer("decisions", _("Relevé de décisions"), _("Toutes les décisions, par rencontre")),
            Offer(
                "told-back",
                _("Vous avez dit, voilà où on en est"),
                _("Les paroles et ce qu’elles sont devenues"),
            ),
        ),
    )


def _together() -> Group:
    return Group(
        _("À remplir à la main, ensemble"),
        (
            Offer(
                "diagnosis-sheet",
                _("Fiche diagnostic"),
                _("Une question, ce que nous avons vu, par quoi commencer"),
            ),
            Offer(
                "swot-sheet",
                _("Atouts, faiblesses, opportunités, menaces"),
                _("Quatre cases à remplir"),
            ),
            Offer(
                "problem-tree",
                _("Arbre à problèmes"),
                _("Les causes dessous, les conséquences dessus ; et le même en liste"),
            ),
            Offer("vision-sheet", _("Notre vision"), _("Une page, pour trois à cinq ans")),
            Offer(
                "action-sheet",
                _("Fiche action"),
                _("Quoi, pour qui, avec qui, et à quoi nous verrons que c’est réussi"),
            ),
            Offer(
                "lessons-sheet",
                _("Retour d’expérience"),
                _("Prévu, fait, appris, et la prochaine fois"),
            ),
            Offer(
                "need-sheet",
                _("Besoin transmis"),
                _("À qui nous le disons, et la réponse attendue"),
            ),
        ),
    )


def _alone() -> Group:
    return Group(
        _("À remplir à la main, chacun pour soi"),
        (
            Offer(
                "evaluation-grid",
                _("Grille d’auto-évaluation"),
                _("Neuf qualités, de 0 à 4 ; puis la page du groupe, par public"),
            ),
            Offer(
                "plain-evaluation-grid",
                _("Grille d’auto-évaluation simplifiée"),
                _("Des visages et des mots, grandes lettres"),
            ),
        ),
    )
