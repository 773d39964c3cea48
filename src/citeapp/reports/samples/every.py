"""``python -m citeapp.reports.samples.every OUT_DIR``: every document drawn, to be looked at.

Invented people only; the ugly ones (long, empty, hostile) show what the layout bears.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from citeapp.base import paths
from citeapp.base.files import write_verified
from citeapp.reports.content import Document
from citeapp.reports.documents.decisions import DecidedAt, DecisionsInput, decisions
from citeapp.reports.documents.minutes import (
    Decided,
    Group,
    Headcount,
    Item,
    MinutesInput,
    NextMeeting,
    Said,
    Task,
    minutes,
)
from citeapp.reports.documents.minutes_page import minutes_page
from citeapp.reports.documents.receipt import Question, ReceiptInput, receipt
from citeapp.reports.documents.sign_in_sheet import (
    Counted,
    DataNotice,
    Expected,
    Layout,
    SignInInput,
    sign_in_sheet,
)
from citeapp.reports.documents.tracking import (
    Tracked,
    TrackingInput,
    tracking_document,
    tracking_sheet,
)
from citeapp.reports.rendering import DOCUMENT_ENDINGS, SHEET_ENDINGS, render
from citeapp.reports.samples.after import after_documents
from citeapp.reports.samples.annual import annual_documents
from citeapp.reports.samples.blank import blank_documents
from citeapp.reports.samples.forms import every_form, poster
from citeapp.reports.samples.papers import paper_documents
from citeapp.reports.samples.plain import plain_documents
from citeapp.reports.samples.review import review_documents
from citeapp.reports.samples.room import room_documents
from citeapp.reports.sheets.sheet import Sheet, only_table

PROGRAMME = "Cité éducative Douai-Waziers"
HOSTILE = (
    '<img src="file:///etc/passwd">',
    "<b>Gras</b> & <font size=90>Cie</font>",
    "=cmd|' /C calc'!A0",
    "\u202eegnaro 👩‍👩‍👧 🎉 Zoé",
    "Z\u0335\u0321\u0322\u0323a\u0336\u0334lgo",
    "Anticonstitutionnellement" * 12,
    "مريم 王芳 Œuvre ﬁn",
)
"""Names and texts that must be shown as they are, and break nothing."""


def typical_minutes() -> MinutesInput:
    """The compte rendu of the agreed picture."""
    return MinutesInput(
        programme=PROGRAMME,
        collective="Collectif Dorignies",
        day=date(2026, 3, 12),
        start=time(17, 30),
        end=time(19, 5),
        place="Centre social de Dorignies",
        present=(
            Group(("Aïcha", "Élodie", "Fatima", "Chloé"), "parents"),
            Group(("Benoît Lefebvre",), "école Denis Papin"),
            Group(("Gaëlle Le Goff",), "centre social"),
        ),
        headcounts=(
            Headcount(2, "autre parent", "autres parents"),
            Headcount(4, "enfant", "enfants"),
        ),
        present_total=13,
        excused=(Group(("Damien Nowak",), "Ville de Douai"),),
        facilitation=("Samira (centre social)", "mémoire : Élodie", "temps : Benoît Lefebvre"),
        inhabitants=6,
        adults=9,
        decisions=(
            Decided(
                "Demander l'ouverture de la garderie jusqu'à 18 h 30.",
                level=5,
                revisit_on=date(2026, 4, 9),
            ),
            Decided("Tenir la fête du jeu le samedi 6 juin. Dans la cour de l'école Denis Papin."),
        ),
        items=(
            Item(
                1,
                "Retour sur les actions précédentes",
                (
                    Said(
                        "La salle du café des parents est réservée. "
                        "La CAF n'a pas encore répondu pour le goûter."
                    ),
                ),
            ),
            Item(
                2,
                "La garderie du soir",
                (
                    Said(
                        "Les parents disent que la garderie ferme trop tôt. Trois familles "
                        "finissent après 18 h. L'école confirme que la salle est libre "
                        "jusqu'à 19 h."
                    ),
                    Said(
                        "Le soir, on court tous. On voudrait une demi-heure de plus.",
                        "quote",
                        "un parent",
                    ),
                    Said("Demander l'ouverture de la garderie jusqu'à 18 h 30.", "decision"),
                ),
            ),
            Item(
                3,
                "La fête du jeu",
                (
                    Said(
                        "Le collectif choisit la date et partage les tâches. "
                        "La bibliothèque propose un coin lecture."
                    ),
                ),
            ),
        ),
        tasks=(
            Task("Écrire au service périscolaire", "Samira, avec Aïcha", "20 mars"),
            Task("Compter les familles intéressées", "École Denis Papin", "9 avril"),
            Task("Relancer la CAF pour le goûter", "Samira", "27 mars"),
            Task("Demander des jeux à la ludothèque", "les parents", "fin mai"),
        ),
        next_meeting=NextMeeting(
            date(2026, 4, 9), time(17, 30), "Centre social de Dorignies", "Garderie sur place"
        ),
        author="Samira",
        contact="06 00 00 00 00",
        status="Projet",
        approval="à valider le 9 avril",
        recipients="aux membres du collectif et à la coordination",
    )


def empty_minutes() -> MinutesInput:
    """Nothing but a day and a collectif."""
    return MinutesInput(programme="", collective="Collectif Gayant", day=date(2026, 5, 1))


def ugly_minutes() -> MinutesInput:
    """Long, hostile and many: several pages."""
    words = "Un texte très long qui ne s'arrête pas, " * 160
    return MinutesInput(
        programme=PROGRAMME * 3,
        collective=HOSTILE[0] + " " + HOSTILE[5],
        day=date(2026, 3, 12),
        place=HOSTILE[1],
        present=tuple(Group((name, name), name) for name in HOSTILE) * 4,
        excused=tuple(Group((f"Personne {number}",), "école") for number in range(60)),
        decisions=(*(Decided(name, 4, "Consensus") for name in HOSTILE), Decided(words)),
        items=(
            Item(1, HOSTILE[5], tuple(Said(name, "quote", name) for name in HOSTILE)),
            Item(2, "", (Said(words), Said("Ligne un\nLigne deux"))),
            Item(3, "Seulement des décisions", (Said("x", "decision"),)),
        ),
        tasks=(*(Task(name, name, name) for name in HOSTILE), Task(words, "Léa", "")),
        author=HOSTILE[1],
        contact=HOSTILE[2],
        recipients=words[:400],
        status="Brouillon",
        demo=True,
    )


def typical_sheet(layout: Layout, people: int = 12) -> SignInInput:
    """A sheet with its frozen numbers."""
    first = ("Aïcha", "Benoît", "Chloé", "Damien", "Élodie", "Fatima", "Gaëlle", "Hugo")
    last = ("Benali", "Lefebvre", "Marchand", "Nowak", "Petit", "Zerrouki", "Le Goff", "Wisniewski")
    expected = tuple(
        Expected(
            number=n + 1,
            last_name=last[n % 8],
            first_name=first[n % 8],
            organisation=("Dorignies", "École Denis Papin", "Centre social")[n % 3],
            role=("", "directeur", "animatrice")[n % 3],
            audience=("Parent", "Direction d’école", "Périscolaire, animation")[n % 3],
            contact=("", "06 00 00 00 00", "prenom.nom@exemple.fr")[n % 3],
            town="Douai",
        )
        for n in range(people)
    )
    return SignInInput(
        programme=PROGRAMME,
        collective="Collectif Dorignies",
        subject="Rencontre du collectif : la garderie du soir",
        day=date(2026, 3, 12),
        start=time(17, 30),
        end=time(19),
        place="Centre social de Dorignies",
        facilitators=("Samira (centre social)",),
        expected=expected,
        audiences=(
            Counted("Parents", "parents"),
            Counted("Habitants", "house"),
            Counted("Enfants", "child"),
            Counted("Enseignants", "teacher"),
            Counted("Autres publics", "people"),
        ),
        notice=DataNotice(
            "Ville de Douai",
            "suivre la participation aux rencontres du collectif",
            "un an après la rencontre",
            "donnees@exemple.fr",
        ),
        layout=layout,
    )


def tracking(rows: int) -> TrackingInput:
    """``rows`` actions, the hostile names among them."""
    actions = tuple(
        Tracked(
            number=n + 1,
            what=HOSTILE[n] if n < len(HOSTILE) else f"Préparer l'atelier numéro {n + 1}",
            who=("Samira", "École Denis Papin", "")[n % 3],
            with_whom=("", "Aïcha", "")[n % 3],
            collective=("Dorignies", "Gayant")[n % 2],
            due=("20 mars", "fin mai", "")[n % 3],
            due_date=date(2026, 3, 20) if n % 3 == 0 else None,
            status=("À faire", "En cours", "Fait", "")[n % 4],
            late="5 jours de retard" if n % 6 == 0 else "",
            origin="rencontre du 12 mars",
            comment=("", "-2 jeux", "+33612345678", "@Léa")[n % 4],
        )
        for n in range(rows)
    )
    return TrackingInput(
        programme=PROGRAMME,
        scope="Tous les collectifs",
        day=date(2026, 3, 25),
        actions=actions,
        filters="actions ouvertes seulement",
        demo=rows > 10,
    )


def typical_receipt() -> ReceiptInput:
    """A lot that was taken, with a card joined and an hour in question."""
    return ReceiptInput(
        programme=PROGRAMME,
        sender="Karim Mansouri",
        receiver="Samira Haddad",
        number=14,
        written=date(2026, 3, 8),
        merged=date(2026, 3, 11),
        operations=128,
        already_known=12,
        taken=("2 rencontres", "7 personnes", "9 actions"),
        joined=(("Aicha Lebrun", "Aïcha LEBRUN"),),
        questions=(
            Question("Rencontre du 12 mars, Dorignies", "heure de début", ("18 h", "18 h 30")),
        ),
    )


def documents() -> dict[str, Document]:
    """Every document, by the name of its file."""
    meeting = typical_minutes()
    blank = replace(typical_sheet(Layout.WITHOUT_CONTACTS, 0), notice=DataNotice())
    summary = DecisionsInput(
        programme=PROGRAMME,
        scope="Collectif Dorignies",
        day=date(2026, 3, 25),
        meetings=(
            DecidedAt(date(2026, 3, 12), "Collectif Dorignies", "", meeting.decisions),
            DecidedAt(date(2026, 2, 5), "Collectif Dorignies", "Café des parents"),
        ),
        tasks=meeting.tasks,
    )
    return {
        "toutes-les-formes": every_form(),
        "page-a-voir-de-loin": poster(),
        "compte-rendu": minutes(meeting),
        "compte-rendu-vide": minutes(empty_minutes()),
        "compte-rendu-difficile": minutes(ugly_minutes()),
        "compte-rendu-en-une-page": minutes_page(meeting, "version 1, 12 mars 2026"),
        "compte-rendu-en-une-page-vide": minutes_page(empty_minutes()),
        "compte-rendu-en-une-page-difficile": minutes_page(ugly_minutes()),
        "emargement": sign_in_sheet(typical_sheet(Layout.WITHOUT_CONTACTS)),
        "emargement-complet": sign_in_sheet(typical_sheet(Layout.COMPLETE, 40)),
        "emargement-sans-attendus": sign_in_sheet(blank),
        "comptage": sign_in_sheet(typical_sheet(Layout.COUNT)),
        "releve-de-decisions": decisions(summary),
        "accuse-de-reception": receipt(typical_receipt()),
        "suivi": tracking_document(tracking(9)),
        "suivi-200": tracking_document(tracking(200)),
        "suivi-vide": tracking_document(tracking(0)),
        **room_documents(),
        **after_documents(),
        **blank_documents(),
        **plain_documents(),
        **annual_documents(),
        **paper_documents(),
        **review_documents(),
    }


def sheets() -> dict[str, Sheet]:
    """Every spreadsheet, by the name of its file."""
    return {"suivi": tracking_sheet(tracking(40)), "suivi-vide": tracking_sheet(tracking(0))}


def main(out: Path, fonts: Path) -> None:
    """Write all of them into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    for name, document in documents().items():
        table = SHEET_ENDINGS if only_table(document) and name not in sheets() else ()
        for ending in (*DOCUMENT_ENDINGS, *table):
            write_verified(out / f"{name}.{ending}", render(document, ending, fonts))
    for name, sheet in sheets().items():
        for ending in SHEET_ENDINGS:
            write_verified(out / f"{name}.{ending}", render(sheet, ending, fonts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), paths.resources() / "fonts")
