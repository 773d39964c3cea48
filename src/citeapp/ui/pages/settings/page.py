"""Profile, the Cité éducative, look, backups, keys, about; a typed word keeps what fits."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from citeapp import __version__, bootstrap
from citeapp.base import french, words
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.ui.page import Context, Page
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.fields import ChoiceField, TextField
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.ui.widgets.layouts import ScrollColumn
from citeapp.ui.widgets.search import SearchField
from citeapp.usecases import maintenance, programme

ZOOMS = ("1.00", "1.10", "1.25", "1.50", "1.75", "2.00")
BACKUPS_SHOWN = 5


class SettingsPage(Page):
    """Each panel says what it is for; fields commit by themselves."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = PageHeader(_("Paramètres"), "")
        self.column.addWidget(self.header)
        self.search = SearchField(_("Chercher un réglage"), key="Ctrl+F")
        self.search.typed.connect(self._keep)
        self.column.addWidget(self.search)
        self.area = ScrollColumn(gap=14)
        self.column.addWidget(self.area, 1)
        self.panels: list[tuple[Panel, str]] = []
        self._profile()
        self._programme()
        self._look()
        self._backups()
        self._keys()
        self._about()
        self.area.column.addStretch(1)

    @property
    def title(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Paramètres")

    @property
    def help_text(self) -> str:  # type: ignore[override]  # looked up when shown
        return _("Chaque réglage s’enregistre de lui-même. Tapez un mot pour trouver le vôtre.")

    def refresh(self, changes: frozenset[str]) -> None:
        session = self.context.session
        me, shared = session.me, session.programme
        for name, field in self.mine.items():
            field.set_value(str(getattr(me, name)))
        for name, field in self.shared.items():
            field.set_value(str(getattr(shared, name)))
        self._show_backups()
        kinds = maintenance.key_kinds(session)
        self.key_words.setText(
            _("Une phrase de passe et les mots de secours ouvrent cet espace.")
            if "passphrase" in kinds
            else _("Sans phrase de passe : quiconque ouvre votre session lit tout.")
        )

    def first_focus(self) -> QWidget | None:
        return self.search

    def _panel(self, title: str, *about: str) -> Panel:
        panel = Panel(title)
        self.panels.append((panel, fold(" ".join((title, *about)))))
        self.area.column.addWidget(panel)
        return panel

    def _profile(self) -> None:
        panel = self._panel(_("Mon profil"), _("nom structure téléphone courriel"))
        self.mine = {
            "display_name": TextField(_("Nom")),
            "organisation": TextField(_("Structure")),
            "phone": TextField(_("Téléphone"), hint=_("Imprimé sur les comptes rendus.")),
            "email": TextField(_("Courriel")),
        }
        for name, field in self.mine.items():
            field.committed.connect(partial(self._change_me, name))
            panel.column.addWidget(field)

    def _programme(self) -> None:
        panel = self._panel(
            _("La Cité éducative"), _("données responsable durée émargement RGPD mention")
        )
        panel.column.addWidget(
            PlainLabel(
                _(
                    "Ces lignes s’impriment au pied des feuilles d’émargement ; "
                    "vides, le manque s’y voit."
                ),
                "secondary",
            )
        )
        self.shared = {
            "name": TextField(_("Nom")),
            "towns": TextField(_("Communes")),
            "controller_name": TextField(_("Qui est responsable des données")),
            "data_purpose": TextField(_("Pourquoi elles sont gardées")),
            "data_retention": TextField(_("Combien de temps")),
            "data_contact": TextField(_("À qui s’adresser pour les voir ou les corriger")),
        }
        for name, field in self.shared.items():
            field.committed.connect(partial(self._change_shared, name))
            panel.column.addWidget(field)

    def _look(self) -> None:
        panel = self._panel(_("Affichage"), _("thème couleurs sombre contraste taille zoom"))
        session = self.context.session
        theme = ChoiceField(
            _("Couleurs"),
            [
                ("", _("Comme le système")),
                ("light", _("Claires")),
                ("dark", _("Sombres")),
                ("contrast", _("Contraste élevé")),
            ],
            maintenance.setting(session, name="theme"),
        )
        theme.committed.connect(lambda key: self.context.navigator.set_look(theme=key))
        zoom = ChoiceField(
            _("Taille"),
            [(z, f"{round(float(z) * 100)}{french.NBSP}%") for z in ZOOMS],
            maintenance.setting(session, name="zoom", default="1.00"),
        )
        zoom.committed.connect(lambda key: self.context.navigator.set_look(zoom=float(key)))
        panel.column.addWidget(theme)
        panel.column.addWidget(zoom)

    def _backups(self) -> None:
        panel = self._panel(_("Sauvegardes"), _("copie restaurer disque clé"))
        self.backup_words = PlainLabel("")
        panel.column.addWidget(self.backup_words)
        row = QHBoxLayout()
        row.addWidget(PrimaryButton(_("Sauvegarder maintenant"), self.back_up))
        row.addWidget(Button(_("Copie sur un autre disque…"), self._back_up_elsewhere))
        row.addStretch(1)
        panel.column.addLayout(row)
        self.backup_list = Card()
        panel.column.addWidget(self.backup_list)
        panel.column.addWidget(
            PlainLabel(
                _(
                    "Chaque sauvegarde est rouverte et vérifiée. Elle se restaure sur un autre "
                    "ordinateur avec vos mots de secours : citeapp restore FICHIER --words -."
                ),
                "secondary",
            )
        )

    def _keys(self) -> None:
        panel = self._panel(_("Clés"), _("phrase de passe mots de secours sécurité"))
        self.key_words = PlainLabel("")
        panel.column.addWidget(self.key_words)
        self.passphrase = TextField(
            _("Nouvelle phrase de passe"),
            hint=_("Huit mots, ou au moins 14 caractères variés."),
            pause_ms=10**7,
        )
        self.passphrase.edit.setPlaceholderText(words.propose_passphrase(bootstrap.random_bytes))
        panel.column.addWidget(self.passphrase)
        row = QHBoxLayout()
        row.addWidget(Button(_("Changer la phrase de passe"), self.set_passphrase))
        row.addStretch(1)
        panel.column.addLayout(row)
        panel.column.addWidget(
            PlainLabel(
                _("Les mots de secours n’ont été montrés qu’une fois ; ils ne se réaffichent pas."),
                "secondary",
            )
        )

    def _about(self) -> None:
        panel = self._panel(_("À propos"), _("version licence"))
        panel.column.addWidget(PlainLabel(_("CitéApp, version {v}", v=__version__)))
        panel.column.addWidget(
            PlainLabel(_("Police Inter (licence OFL). Aucune connexion au réseau."), "secondary")
        )

    def back_up(self, path: Path | None = None) -> None:
        """A verified backup, on the worker thread."""

        def work(_progress: object) -> Path:
            with bootstrap.beside(self.context.session) as session:
                return maintenance.backup(session, path=path)

        def done(written: Path) -> None:
            self._show_backups()
            self.context.teller.say(_("Sauvegarde vérifiée : {name}", name=written.name))

        self.context.runner.run(work, title=_("Sauvegarde"), on_done=done)

    def set_passphrase(self) -> None:
        """Add or change the passphrase; a weak one is refused."""
        typed = self.passphrase.edit.text().strip()
        session = self.context.session

        def work() -> str:
            maintenance.set_passphrase(session, passphrase=typed)
            return typed

        if typed and self.context.runner.act(work):
            self.passphrase.edit.clear()
            self.context.teller.say(_("La phrase de passe est changée. Notez-la sur papier."))
            self.refresh(frozenset())

    def _back_up_elsewhere(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Sauvegarde"), "citeapp.citsave", _("Sauvegardes (*.citsave)")
        )
        if chosen:
            self.back_up(Path(chosen))

    def _show_backups(self) -> None:
        session = self.context.session
        last = maintenance.last_backup(session)
        self.backup_words.setText(maintenance.age_words(last, session.now))
        self.backup_list.clear()
        found = maintenance.listed(session)[:BACKUPS_SHOWN]
        for backup in found:
            self.backup_list.add(RowCard(french.moment(backup.at), backup.path.name, icon="check"))
        self.backup_list.setVisible(bool(found))

    def _change_me(self, name: str, value: str) -> None:
        self.act(lambda: programme.change_me(self.context.session, **{name: value}))

    def _change_shared(self, name: str, value: str) -> None:
        self.act(lambda: programme.change(self.context.session, **{name: value}))

    def _keep(self, text: str) -> None:
        wanted = fold(text).split()
        for panel, about in self.panels:
            panel.setVisible(all(word in about for word in wanted))
