"""Every widget on four invented pages, for the eye and for the tests of the shell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citeapp.base.text import fold
from citeapp.ui.desk import Hit
from citeapp.ui.page import Context, Page
from citeapp.ui.shell.main_window import MainWindow
from citeapp.ui.shell.navigation import NAVIGATION as ALL
from citeapp.ui.shell.navigation import Destination
from citeapp.ui.style import px
from citeapp.ui.widgets.badge import Badge
from citeapp.ui.widgets.buttons import Button, PrimaryButton
from citeapp.ui.widgets.card import Card, Panel, RowCard
from citeapp.ui.widgets.conflict import ConflictCard, Side
from citeapp.ui.widgets.counter import Counter
from citeapp.ui.widgets.dates import DateField, TimeField
from citeapp.ui.widgets.fields import ChoiceField, TextAreaField, TextField
from citeapp.ui.widgets.figures import ShareBar, StatCard
from citeapp.ui.widgets.filters import FilterChip, Switch
from citeapp.ui.widgets.header import PageHeader
from citeapp.ui.widgets.labels import KeyHint, PlainLabel, SectionTitle
from citeapp.ui.widgets.layouts import FlowLayout, ResponsiveColumns, ScrollColumn
from citeapp.ui.widgets.navigation import Waiting
from citeapp.ui.widgets.notices import Banner, EmptyState
from citeapp.ui.widgets.search import SearchField, SearchLauncher
from citeapp.ui.widgets.steps import StepBar
from citeapp.ui.widgets.tables import (
    BADGE_ROLE,
    ICON_ROLE,
    MENU_ROLE,
    TONE_ROLE,
    TableCard,
    TableView,
)

STEPS = [
    ("prepare", "Préparer"),
    ("invite", "Inviter"),
    ("sign_in", "Émarger"),
    ("run", "Animer"),
    ("write", "Rédiger"),
    ("spread", "Diffuser"),
]


class GalleryDesk:
    """A desk with nothing behind it; ``acts`` stands for the journal."""

    profile = "Samira · animatrice"
    is_coordinator = False
    notice = ""

    def __init__(self) -> None:
        self.acts = ["présence de Fatima El Khattabi"]
        self.undone: list[str] = []

    def undo(self) -> str | None:
        """Move the last act to the undone ones."""
        if not self.acts:
            return None
        self.undone.append(self.acts.pop())
        return self.undone[-1]

    def redo(self) -> str | None:
        """Move it back."""
        if not self.undone:
            return None
        self.acts.append(self.undone.pop())
        return self.acts[-1]

    def undo_label(self) -> str | None:
        """The last act."""
        return self.acts[-1] if self.acts else None

    def redo_label(self) -> str | None:
        """The last one undone."""
        return self.undone[-1] if self.undone else None

    def last_saved(self) -> str:
        """As in the pictures."""
        return "Enregistré à 18\u00a0h\u00a042"

    def last_backup(self) -> str:
        """As in the pictures."""
        return "Copie vérifiée il y a 2\u00a0h"

    def counts(self) -> Mapping[str, Waiting]:
        """As in the pictures."""
        return {
            "week": Waiting(9, "9 choses à faire"),
            "tracking": Waiting(4, "4 actions en retard, mes collectifs"),
            "exchange": Waiting(1, "1 à départager"),
        }

    def search(self, text: str) -> Sequence[Hit]:
        """Three invented things."""
        known = [
            Hit("Inès Ferreira", "Bibliothèque", "people", {"person": "ines"}, "person"),
            Hit("Inès Ouvrard", "Parent", "people", {"person": "ouvrard"}, "person"),
            Hit("Chef-d’œuvre de mars", "Rencontre", "meetings", {"meeting": "m"}, "meetings"),
        ]
        return [hit for hit in known if fold(text) in fold(hit.title)]


class WeekSample(Page):
    """Ma semaine, as in its picture."""

    title = "Ma semaine"
    help_text = "Ce qui attend, du plus pressé au plus lointain.\n\nChaque ligne s’ouvre d’Entrée."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        header = PageHeader("Ma semaine", "mercredi 11 mars")
        header.add_action(PrimaryButton("+ Rencontre"))
        header.add_action(
            SearchLauncher("Chercher partout", context.navigator.search, key_shown="Ctrl+K")
        )
        self.column.addWidget(header)
        scroll = ScrollColumn()
        columns = ResponsiveColumns(below=760)
        columns.add(_left(), 1)
        columns.add(_right(), 1)
        scroll.column.addWidget(columns)
        self.column.addWidget(scroll, 1)


def _left() -> QWidget:
    return _stack(
        SectionTitle("Rencontres à préparer"),
        Card(
            RowCard(
                "Collectif Dorignies · demain, 17\u00a0h\u00a030",
                "Ordre du jour prêt · 16 invités, 4 sans réponse · garderie demandée",
                icon="ready",
                token="done",
                button=Button("Ouvrir"),
            ),
            RowCard(
                "Collectif Jeunesse · mardi 24 mars",
                "Aucun point à l’ordre du jour · 2 actions à reprendre",
                icon="warning",
                token="late",
                button=Button("Préparer"),
            ),
        ),
        SectionTitle("Comptes rendus à finir"),
        Card(
            RowCard(
                "Collectif Culture · 5 mars",
                "Brouillon · 1 action sans date · 6 jours depuis la rencontre",
                icon="edit",
                button=Button("Reprendre"),
            )
        ),
        SectionTitle("Réponses dues aux familles"),
        Card(
            RowCard(
                "« La garderie ferme trop tôt »",
                "Dit le 12 février · réponse de la ville reçue · pas encore racontée",
                icon="quote",
                token="ask",
                button=Button("Préparer le retour"),
            )
        ),
    )


def _right() -> QWidget:
    return _stack(
        SectionTitle("Actions à relancer"),
        Card(
            RowCard(
                "Réserver la salle du café des parents",
                "Benoît Lefebvre · pour le 6 mars",
                icon="clock",
                token="late",
                badge=Badge("late", "5 jours de retard"),
            ),
            RowCard(
                "Relancer la CAF pour le goûter",
                "Samira · pour le 10 mars",
                icon="clock",
                token="late",
                badge=Badge("late", "hier"),
            ),
            RowCard(
                "Afficher les dates devant l’école",
                "Aïcha Benali · pour vendredi",
                icon="circle",
                badge=Badge("neutral", "dans 2 jours"),
                on_open=lambda: None,
            ),
        ),
        SectionTitle("Échanges"),
        Card(
            RowCard(
                "34 nouveautés à envoyer à la coordination",
                "Dernier lot remis le 26 février · vu le 2 mars",
                icon="arrow-up",
                token="accent",
                button=PrimaryButton("Faire le lot"),
            ),
            RowCard(
                "Une information à départager",
                "Awa a mis 18\u00a0h, Karim 18\u00a0h\u00a030",
                icon="conflict",
                token="ask",
                button=Button("Regarder"),
            ),
        ),
    )


class SignInSample(Page):
    """Émarger, as in its picture."""

    title = "Collectif Dorignies — 12 mars"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        columns = ResponsiveColumns(below=900, gap=26)
        columns.add(self._main(), 1)
        columns.add(self._side())
        scroll = ScrollColumn()
        scroll.column.addWidget(columns)
        self.column.addWidget(scroll)

    def _main(self) -> QWidget:
        header = PageHeader(
            "Collectif Dorignies — 12 mars",
            "Jeudi 12 mars 2026 · 17\u00a0h\u00a030 – 19\u00a0h · Centre social de Dorignies",
            badge=Badge("accent", "En cours"),
            below=True,
        )
        header.add_action(Button("Émargement papier"))
        header.add_action(PrimaryButton("Projeter", key="F5"))
        steps = StepBar(STEPS)
        steps.set_done(["prepare", "invite"])
        steps.choose("sign_in")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(3, 0, 3, 0)
        row.setSpacing(px(10))
        self.field = SearchField(
            "1 3 6r", chip="Entrée", note="numéros de la feuille, ou un nom", key=""
        )
        row.addWidget(self.field, 1)
        row.addWidget(Button("+ Personne de passage", key="N"))
        self.table = TableView("Émargement")
        self.table.setModel(_people())
        self.table.set_columns([54, 44, 0, 260, 150, 90])
        self.table.selectRow(5)
        self.table.show_whole()
        hints = QWidget()
        flow = FlowLayout(hints)
        for key, meaning in (
            ("r", "en retard"),
            ("e", "excusé"),
            ("p", "représenté"),
            ("v", "à distance"),
        ):
            flow.addWidget(KeyHint(key, meaning))
        return _stack(header, steps, line, TableCard(self.table), hints)

    def _side(self) -> QWidget:
        room = Panel("Dans la salle")
        room.column.addWidget(PlainLabel("12", "big"))
        room.column.addWidget(PlainLabel("6 nommés + 6 comptés, dont 4 enfants", "muted"))
        room.column.addWidget(ShareBar("Parents et habitants", 0.75, "6 adultes sur 8"))
        room.column.addWidget(PlainLabel("75 % ce soir, 68 % sur les trois dernières", "secondary"))
        unnamed = Panel("Sans nom")
        for label, count in (("Parents", 2), ("Enfants", 4), ("Autres publics", 0)):
            unnamed.column.addWidget(Counter(label, count))
        side = _stack(room, unnamed, PlainLabel("Il manque 1 personne à noter.", "secondary"))
        side.setMinimumWidth(px(266))
        return side


class ExchangeSample(Page):
    """Échanges, as in its picture."""

    title = "Lot reçu de Karim"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        header = PageHeader(
            "Lot reçu de Karim",
            "Écrit le 8 mars · il contient aussi 12 nouveautés de Céline · "
            "rien ne sera supprimé sans votre accord",
            badge=Badge("neutral", "clé USB · 214 ko · signé"),
            below=True,
        )
        header.add_action(Button("Mettre de côté"))
        header.add_action(PrimaryButton("Fusionner"))
        self.column.addWidget(header)
        scroll = ScrollColumn(gap=14)
        figures = ResponsiveColumns(below=700, gap=14)
        for label, before, after in (
            ("Personnes", "412", "419"),
            ("Participations", "1\u202f204", "1\u202f231"),
            ("Part des parents", "31", "33\u00a0%"),
            ("Actions ouvertes", "28", "31"),
        ):
            figures.add(StatCard(label, before, after), 1)
        scroll.column.addWidget(figures)
        scroll.column.addWidget(SectionTitle("À regarder : 2"))
        hours = ConflictCard(
            "Rencontre du 9 avril, Dorignies",
            "heure de début",
            [
                Side("18\u00a0h", "Awa · 3 mars, 14\u00a0h\u00a010"),
                Side("18\u00a0h\u00a030", "Karim · 4 mars, 9\u00a0h\u00a002"),
            ],
            [("a", "Garder 18\u00a0h"), ("b", "Garder 18\u00a0h\u00a030"), ("?", "Je ne sais pas")],
        )
        same = ConflictCard(
            "La même personne ?",
            "même téléphone, prénoms proches",
            [
                Side("BEN AHMED Karim", note="chez vous · parent, Waziers"),
                Side("Karim Ben Ahmed", note="dans le lot · école Copernic"),
            ],
            [("same", "C’est la même"), ("two", "Deux personnes")],
        )
        scroll.column.addWidget(Card(hours, same))
        scroll.column.addWidget(
            PlainLabel("Il manque le lot 14 de Karim : demandez-le-lui.", "secondary")
        )
        scroll.column.addWidget(
            Button("Voir la liste des 61 changements", kind="link"), 0, Qt.AlignmentFlag.AlignLeft
        )
        self.column.addWidget(scroll, 1)


class FormSample(Page):
    """Every field, banner, chip and empty state."""

    title = "Formulaires"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.column.addWidget(PageHeader("Formulaires", "tout ce qui se remplit"))
        scroll = ScrollColumn(gap=14)
        for kind, words in (
            ("accent", "Démonstration : toutes les personnes sont inventées."),
            ("late", "La clé USB n’est plus là."),
            ("ask", "Deux informations attendent que vous choisissiez."),
        ):
            scroll.column.addWidget(Banner(kind, words, detail="", closable=True))
        columns = ResponsiveColumns(below=700)
        self.panel = Panel("Rencontre")
        self.name = TextField("Titre", "Café des parents", hint="Ce que lira l’invitation.")
        self.day = DateField("Jour", "2026-03-12", today=lambda: date(2026, 3, 11))
        self.wrong = TextField("Téléphone", "06 12")
        self.wrong.set_error("Il manque des chiffres.")
        fields: list[QWidget] = [
            self.name,
            self.day,
            TimeField("Début", "17:30"),
            ChoiceField("Collectif", [("d", "Dorignies"), ("j", "Jeunesse")], "d"),
            self.wrong,
            TextAreaField("Objectif", "Décider de la date de la fête."),
            Switch("Garderie sur place", True),
            Switch("Repas partagé"),
        ]
        for field in fields:
            self.panel.column.addWidget(field)
        columns.add(self.panel, 1)
        columns.add(self._other(), 1)
        scroll.column.addWidget(columns)
        self.column.addWidget(scroll, 1)

    def _other(self) -> QWidget:
        chips = QWidget()
        flow = FlowLayout(chips)
        flow.addWidget(FilterChip("État", [("", "Toutes"), ("open", "Ouvertes")], "open"))
        flow.addWidget(FilterChip("Collectif", [("", "Mes collectifs"), ("d", "Dorignies")]))
        flow.addWidget(FilterChip("Ordre", [("due", "Ordre : échéance")]))
        badges = QWidget()
        badge_flow = FlowLayout(badges)
        for kind, words in (
            ("late", "5 jours de retard"),
            ("done", "fait"),
            ("accent", "En cours"),
            ("ask", "parole de parent · anonyme"),
            ("neutral", "25 min prévues"),
        ):
            badge_flow.addWidget(Badge(kind, words))
        buttons = QWidget()
        button_flow = FlowLayout(buttons)
        off = Button("Impossible ici")
        off.setEnabled(False)
        for button in (
            PrimaryButton("Créer", icon="plus"),
            Button("Imprimer", icon="print"),
            Button("Plus tard", kind="quiet"),
            off,
        ):
            button_flow.addWidget(button)
        empty = Panel()
        empty.column.addWidget(
            EmptyState(
                "Aucune rencontre",
                "Choisissez un jour, un collectif et un lieu : le reste peut attendre.",
                "Prévoir une rencontre",
                lambda: None,
                icon="meetings",
            )
        )
        return _stack(chips, badges, buttons, empty)


def _people() -> QStandardItemModel:
    rows = [
        ("Aïcha Benali", "Parent", "présent·e", "17\u00a0h\u00a028"),
        ("Benoît Lefebvre", "Enseignant · école Papin", "présent·e", "17\u00a0h\u00a030"),
        ("Chloé Wattrelot", "ATSEM, vient en parent", "présent·e", "17\u00a0h\u00a031"),
        ("Damien Nowak", "Ville de Douai", "excusé·e", "excusé"),
        ("Élodie Garçon", "Parent", "présent·e", "17\u00a0h\u00a033"),
        ("Fatima El Khattabi", "Parent", "en retard", "17\u00a0h\u00a052"),
        ("<b>Gaëlle</b> Le Goff", "Centre social Dorignies", "présent·e", "17\u00a0h\u00a030"),
        ("Inès Ferreira", "Bibliothèque", "à noter", "—"),
    ]
    model = QStandardItemModel(0, 6)
    model.setHorizontalHeaderLabels(["N°", "", "Personne", "Vient comme", "Présence", "Arrivée"])
    for number, (name, role, state, hour) in enumerate(rows, 1):
        cells = [QStandardItem(words) for words in (str(number), "", name, role, state, hour)]
        cells[0].setData(Qt.AlignmentFlag.AlignRight, Qt.ItemDataRole.TextAlignmentRole)
        cells[0].setData("muted", TONE_ROLE)
        here = state in ("présent·e", "en retard")
        cells[1].setCheckState(Qt.CheckState.Checked if here else Qt.CheckState.Unchecked)
        cells[2].setData("medium", TONE_ROLE)
        cells[3].setData("muted", TONE_ROLE)
        cells[5].setData("muted", TONE_ROLE)
        if state == "présent·e":
            cells[4].setData("check", ICON_ROLE)
            cells[4].setData("done", TONE_ROLE)
        elif state == "à noter":
            cells[4].setData("muted", TONE_ROLE)
            cells[4].setData(True, MENU_ROLE)
        else:
            cells[4].setData("neutral", BADGE_ROLE)
            cells[4].setData("clock" if here else "minus", ICON_ROLE)
        for cell in cells:
            cell.setEditable(False)
        model.appendRow(cells)
    return model


def _stack(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return holder


_SAMPLES = {"week": "Week", "meetings": "SignIn", "exchange": "Exchange"}
NAVIGATION = tuple(
    Destination(
        place.key,
        place.label,
        place.icon,
        f"citeapp.ui.studio.gallery:{_SAMPLES.get(place.key, 'Form')}Sample",
        place.letter,
        place.coordinator_only,
        in_rail=place.key not in ("past", "plain", "register"),
    )
    for place in ALL
)


def _palette(window: MainWindow) -> None:
    window.search()
    window.palette_box.field.edit.setText("ines")


def _focus(window: MainWindow) -> None:
    window.go("settings")
    page = window.page()
    if isinstance(page, FormSample):
        page.name.edit.setFocus(Qt.FocusReason.TabFocusReason)


def _said(window: MainWindow) -> None:
    window.go("exchange")
    window.teller.warn("Le fichier « lot.cite » est abîmé.", "Rien n’a été changé. Redemandez-le.")
    window.teller.say("Présence de Fatima notée.", "Annuler", window.undo)


GALLERY = [
    ("gallery-week", lambda window: window.go("week")),
    ("gallery-sign-in", lambda window: window.go("meetings")),
    ("gallery-exchange", lambda window: window.go("exchange")),
    ("gallery-forms", _focus),
    ("gallery-palette", _palette),
    ("gallery-said", _said),
    ("gallery-help", lambda window: window.help()),
]
