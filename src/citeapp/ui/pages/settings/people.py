"""Who I am, the Cité éducative, and everyone who uses the program."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from citeapp.base import french
from citeapp.base.language import _
from citeapp.ui.dialogs.preview import PreviewDialog, Wanted, open_preview
from citeapp.ui.page import Page
from citeapp.ui.pages.settings.section import Section
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.fields import TextField
from citeapp.ui.widgets.layouts import FlowLayout
from citeapp.ui.widgets.notices import Banner
from citeapp.usecases import programme


class Profile(Section):
    """Printed on the compte rendu, and written beside all that I write."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("Mon profil"),
            _("Votre nom accompagne tout ce que vous écrivez, et s’imprime sur vos documents."),
            _("animateur animatrice moi téléphone courriel"),
        )
        self.fields = {
            "display_name": TextField(_("Nom")),
            "organisation": TextField(_("Structure")),
            "phone": TextField(_("Téléphone")),
            "email": TextField(_("Courriel")),
        }
        self.pair(self.fields["display_name"], self.fields["organisation"])
        self.pair(self.fields["phone"], self.fields["email"])
        for name, field in self.fields.items():
            field.committed.connect(partial(self._change, name))

    def refresh(self) -> None:
        me = self.page.context.session.me
        for name, field in self.fields.items():
            field.set_value(str(getattr(me, name)))

    def _change(self, name: str, value: str) -> None:
        if name == "display_name" and not value:
            self.page.context.teller.say(_("Gardez un nom : il accompagne ce que vous écrivez."))
            self.refresh()
            return
        self.page.act(lambda: programme.change_me(self.page.context.session, **{name: value}))


class Cite(Section):
    """What the law asks to print on every sign-in sheet."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("La Cité éducative"),
            _(
                "Ces lignes s’impriment au pied des feuilles d’émargement : chacun doit savoir "
                "qui garde son nom, pourquoi, combien de temps et à qui s’adresser."
            ),
            _("RGPD données personnelles mention émargement conservation"),
        )
        self.gap = Banner(
            "late",
            _("La feuille d’émargement montre encore un manque."),
            detail=_("Demandez ces lignes à la coordination ou à votre délégué·e aux données."),
        )
        self.column.addWidget(self.gap)
        self.fields = {
            "name": TextField(_("Nom de la Cité éducative")),
            "towns": TextField(_("Communes")),
            "controller_name": TextField(_("Qui est responsable des données")),
            "data_purpose": TextField(_("Pourquoi elles sont gardées")),
            "data_retention": TextField(_("Combien de temps")),
            "data_contact": TextField(_("À qui s’adresser pour les voir ou les corriger")),
        }
        self.pair(self.fields["name"], self.fields["towns"])
        self.column.addWidget(self.fields["controller_name"])
        self.column.addWidget(self.fields["data_purpose"])
        self.pair(self.fields["data_retention"], self.fields["data_contact"])
        for name, field in self.fields.items():
            field.committed.connect(partial(self._change, name))
        notices = QWidget()
        flow = FlowLayout(notices, gap=14)
        self.notices = {
            kind: Button(words, partial(self._look, kind, words), kind="link")
            for kind, words in (
                ("data-notice", _("Mention d’information à afficher")),
                ("plain-data-notice", _("La même, en phrases simples")),
            )
        }
        for button in self.notices.values():
            flow.addWidget(button)
        self.column.addWidget(notices)

    def _look(self, kind: str, words: str) -> PreviewDialog:
        return open_preview(self.page, Wanted(kind, words))

    def refresh(self) -> None:
        shared = self.page.context.session.programme
        for name, field in self.fields.items():
            field.set_value(str(getattr(shared, name)))
        printed = ("controller_name", "data_purpose", "data_retention", "data_contact")
        self.gap.setVisible(not all(getattr(shared, name) for name in printed))

    def _change(self, name: str, value: str) -> None:
        self.page.act(lambda: programme.change(self.page.context.session, **{name: value}))


class Team(Section):
    """Everyone who uses the program, as their machines say."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("L’équipe"),
            _("Chacun tient sa propre ligne à jour ; elle arrive avec les lots d’échange."),
            _("animateurs collègues coordination"),
        )
        self.rows = Card()
        self.column.addWidget(self.rows)

    def refresh(self) -> None:
        self.rows.clear()
        for one in programme.facilitators(self.page.context.session):
            reach = [french.phone(one.phone), one.email]
            words = [one.organisation, _("coordination") if one.is_coordinator else "", *reach]
            self.rows.add(
                RowCard(one.display_name, " · ".join(part for part in words if part), icon="person")
            )
