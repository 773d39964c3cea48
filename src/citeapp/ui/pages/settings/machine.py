"""This machine: how it looks, its backups, its keys, and what the program is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from citeapp import __version__, bootstrap
from citeapp.base import french, words
from citeapp.base.language import _, ngettext
from citeapp.ui.dialogs.guide import LOST, open_guide
from citeapp.ui.page import Page
from citeapp.ui.pages.settings.section import Section
from citeapp.ui.parts.place_notice import PlaceNotice
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button
from citeapp.ui.widgets.card import Card, RowCard
from citeapp.ui.widgets.fields import ChoiceField
from citeapp.ui.widgets.filters import Switch
from citeapp.ui.widgets.inputs import LineEdit
from citeapp.ui.widgets.labels import PlainLabel
from citeapp.usecases import maintenance

ZOOMS = ("1.00", "1.10", "1.25", "1.50", "1.75", "2.00")
BACKUPS_SHOWN = 5


class Look(Section):
    """Colours and size."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("Affichage"),
            _("Sur cette machine seulement."),
            _("thème sombre clair contraste couleurs zoom taille caractères"),
        )
        session = page.context.session
        themes = [
            ("", _("Comme le système")),
            ("light", _("Claires")),
            ("dark", _("Sombres")),
            ("contrast", _("Contraste élevé")),
        ]
        self.theme = ChoiceField(_("Couleurs"), themes, maintenance.setting(session, name="theme"))
        self.zoom = ChoiceField(
            _("Taille"),
            [(zoom, f"{round(float(zoom) * 100)}{french.NBSP}%") for zoom in ZOOMS],
            maintenance.setting(session, name="zoom", default="1.00"),
        )
        navigator = page.context.navigator
        self.theme.committed.connect(lambda key: navigator.set_look(theme=key))
        # another size draws the whole window again: not from inside the list that is closing
        self.zoom.committed.connect(
            lambda key: QTimer.singleShot(0, lambda: navigator.set_look(zoom=float(key)))
        )
        self.pair(self.theme, self.zoom)


class Backups(Section):
    """Verified copies, here and on another disk."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("Sauvegardes"),
            _(
                "Le programme en fait une au plus toutes les demi-heures de travail, la rouvre et "
                "la vérifie. Gardez-en une ailleurs : un disque peut mourir."
            ),
            _("copie restaurer disque clé USB perte vol vérifier dossier abri OneDrive réseau"),
        )
        self.place = PlaceNotice(page)
        self.place.show_in(self.column)
        self.age = PlainLabel("", "medium")
        self.column.addWidget(self.age)
        self.buttons(
            Button(_("Sauvegarder maintenant"), self.back_up, icon="ready"),
            Button(_("Copie sur un autre disque…"), self._elsewhere),
            Button(_("Vérifier mes données"), self.check),
            Button(_("Ordinateur ou clé perdus"), partial(open_guide, page, LOST)),
        )
        self.rows = Card()
        self.column.addWidget(self.rows)
        if (left := self.place.left_words()) is not None:
            self.column.addWidget(PlainLabel(left, "secondary"))
        self.column.addWidget(
            PlainLabel(
                _(
                    "Restaurer : copiez la sauvegarde sur un ordinateur où CitéApp n’a encore "
                    "rien, ouvrez le programme et choisissez-la avec vos mots de secours. "
                    "Ce qui s’y trouvait est mis de côté, jamais effacé."
                ),
                "secondary",
            )
        )

    def refresh(self) -> None:
        session = self.page.context.session
        last = maintenance.last_backup(session)
        self.age.setText(maintenance.age_words(last, session.now))
        self.rows.clear()
        found = maintenance.listed(session)
        for backup in found[:BACKUPS_SHOWN]:
            self.rows.add(
                RowCard(
                    french.moment(backup.at),
                    backup.path.name,
                    badge=Badge("done", _("vérifiée")),
                )
            )
        self.rows.setVisible(bool(found))

    def back_up(self, path: Path | None = None) -> None:
        """A verified backup, on the worker thread."""

        def done(written: Path) -> None:
            self.refresh()
            self.page.context.teller.say(_("Sauvegarde vérifiée : {name}", name=written.name))

        self.page.beside(
            lambda session: maintenance.backup(session, path=path),
            title=_("Sauvegarde"),
            on_done=done,
        )

    def check(self) -> None:
        """Every page authenticated, every table as the journal says."""

        def done(health: maintenance.Health) -> None:
            if health.sound:
                self.page.context.teller.say(_("Vos données sont saines."))
                return
            if not health.faults:
                self._ask_redraw(health)
                return
            words = ngettext("{n} défaut trouvé", "{n} défauts trouvés", len(health.faults))
            self.page.context.teller.ask(
                words,
                "\n".join(health.faults[:6]),
                _("Sauvegarder maintenant"),
                self.back_up,
            )

        self.page.beside(maintenance.check, title=_("Vérification"), on_done=done)

    def _ask_redraw(self, health: maintenance.Health) -> None:
        """Some rows are shown otherwise than the journal says: it is right, and nothing is lost."""
        self.page.context.teller.ask(
            _("Le journal dit autre chose que ce qui est affiché"),
            "\n".join(health.differing[:6]),
            _("Afficher ce que dit le journal"),
            lambda: self.page.act(lambda: maintenance.redraw(self.page.context.session)),
        )

    def _elsewhere(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Sauvegarde"), "citeapp.citsave", _("Sauvegardes (*.citsave)")
        )
        if chosen:
            self.back_up(Path(chosen))


class Bin(Section):
    """Where what was deleted or done is found again."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("Corbeille et historique"),
            _("Ce qui est supprimé se reprend, ce qui est fait s’annule, même après un arrêt."),
            _("corbeille supprimer effacer reprendre annuler historique retrouver"),
        )
        go = page.context.navigator.go
        self.buttons(
            Button(_("Ouvrir la corbeille"), partial(go, "past", show="bin"), icon="trash"),
            Button(_("Voir ce qui a été fait ici"), partial(go, "past", show="done"), icon="undo"),
        )


class Keys(Section):
    """What opens the encrypted file."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("Clés"),
            _(
                "Vos données sont chiffrées sur ce disque. Les mots de secours n’ont été montrés "
                "qu’une fois, à la création : le programme ne les garde pas et ne peut pas les "
                "réafficher."
            ),
            _("phrase de passe mot de passe secours sécurité ouvrir"),
        )
        self.state = PlainLabel("", "medium")
        self.column.addWidget(self.state)
        label = PlainLabel(_("Phrase de passe"), "secondary")
        self.passphrase = LineEdit()  # no field: it is only kept by the button
        self.passphrase.setAccessibleName(_("Phrase de passe"))
        self.passphrase.returnPressed.connect(self.set_passphrase)
        label.setBuddy(self.passphrase)
        hint = _("Huit mots, ou au moins 14 caractères variés. Notez-la sur papier.")
        for widget in (label, self.passphrase, PlainLabel(hint, "secondary")):
            self.column.addWidget(widget)
        self.change = Button("", self.set_passphrase)
        self.buttons(self.change, Button(_("M’en proposer une"), self.propose))
        self.ask = Switch(_("La demander à chaque ouverture"))
        self.ask.clicked.connect(self._ask_at_start)
        self.column.addWidget(self.ask)

    def refresh(self) -> None:
        kinds = maintenance.key_kinds(self.page.context.session)
        given = "passphrase" in kinds
        self.state.setText(
            _("Une phrase de passe et les mots de secours ouvrent cet espace.")
            if given
            else _("Sans phrase de passe, quiconque ouvre votre session lit tout.")
        )
        self.state.set_role("medium" if given else "late")
        self.change.set_words(
            _("Changer la phrase de passe") if given else _("Ajouter cette phrase de passe")
        )
        self.ask.setEnabled(given)
        self.ask.setChecked("account" not in kinds)

    def propose(self) -> None:
        """Eight words drawn by lot."""
        self.passphrase.setText(words.propose_passphrase(bootstrap.random_bytes))
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def set_passphrase(self) -> None:
        """Add or change the passphrase; a weak one is refused."""
        typed = self.passphrase.text().strip()
        session = self.page.context.session

        def work() -> str:
            maintenance.set_passphrase(session, passphrase=typed)
            return typed

        if typed and self.page.context.runner.act(work):
            self.passphrase.clear()
            self.page.context.teller.say(_("La phrase de passe est en place. Notez-la sur papier."))
            self.refresh()

    def _ask_at_start(self, ask: bool) -> None:
        session = self.page.context.session
        self.page.context.runner.act(lambda: maintenance.ask_passphrase_at_start(session, ask=ask))
        self.refresh()


class About(Section):
    """What this is, and whose work it stands on."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            _("À propos"),
            _("CitéApp ne se connecte jamais au réseau."),
            _("version licence police logiciel"),
        )
        self.column.addWidget(PlainLabel(_("CitéApp, version {v}", v=__version__), "medium"))
        self.column.addWidget(
            PlainLabel(
                _(
                    "Écrit en Python, avec Qt (LGPL 3), SQLCipher (BSD), age et Ed25519 (MIT, "
                    "Apache 2), reportlab (BSD), PDFium (BSD, Apache 2) et la police Inter (OFL)."
                ),
                "secondary",
            )
        )
