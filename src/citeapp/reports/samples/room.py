"""Samples of what prepares a rencontre and of what lies on its tables; invented people only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from citeapp.reports.content import Document, NameCard
from citeapp.reports.documents.badges import badges
from citeapp.reports.documents.call_sheet import Called, CallSheetInput, call_sheet
from citeapp.reports.documents.invitation import InvitationInput, plain_invitation, texts_document
from citeapp.reports.documents.programme_sheets import (
    AgendaPoint,
    ProgrammeInput,
    Sequence,
    agenda,
    run_sheet,
)
from citeapp.reports.documents.slips import slips


def typical_invitation() -> InvitationInput:
    """The invitation of the agreed picture."""
    return InvitationInput(
        programme="Cité éducative Douai-Waziers",
        collective="Collectif Dorignies",
        day=date(2026, 3, 12),
        start=time(17, 30),
        end=time(19, 0),
        place="Centre social de Dorignies",
        address="12 rue de l'Exemple",
        objective="L'école de vos enfants",
        childcare=True,
        audiences=frozenset({"parent", "teacher", "resident"}),
        contact="Samira",
        phone="0600000000",
    )


def typical_calls(people: tuple[Called, ...] | None = None) -> CallSheetInput:
    """Three people to call, one of whom said maybe."""
    if people is None:
        people = (
            Called("Aïcha Benali", "Parent", "06 00 00 00 01"),
            Called("Benoît Lefebvre", "Enseignant·e", "benoit@exemple.invalid", "maybe"),
            Called("مريم 王芳", "Parent", "", "", "relancé le 9 mars"),
        )
    return CallSheetInput(
        programme="Cité éducative Douai-Waziers",
        collective="Collectif Dorignies",
        day=date(2026, 3, 12),
        start=time(17, 30),
        place="Centre social de Dorignies",
        childcare=True,
        people=people,
    )


def typical_programme() -> ProgrammeInput:
    """The agenda and the run sheet of the agreed rencontre."""
    return ProgrammeInput(
        programme="Cité éducative Douai-Waziers",
        collective="Collectif Dorignies",
        day=date(2026, 3, 12),
        start=time(17, 30),
        end=time(19, 0),
        place="Centre social de Dorignies",
        objective="Choisir les horaires de la garderie",
        points=(
            AgendaPoint("Accueil, météo", "", 10, "Échange", "", "Se retrouver"),
            AgendaPoint(
                "La garderie du soir", "Choisir un horaire", 25, "Décision", "Samira", "Travailler"
            ),
            AgendaPoint("مريم : la fête", "", None, "", "", "Travailler"),
        ),
        sequences=(
            Sequence("Météo", time(17, 30), 10, "Tour de table, tous ensemble", "cartes", "Samira"),
            Sequence("La garderie", time(17, 40), 25, "Entre pairs", "post-it"),
            Sequence("Clôture"),
        ),
    )


def room_documents() -> dict[str, Document]:
    """Each of them, by the name of its file."""
    bare = InvitationInput(programme="Cité", collective="", day=date(2028, 2, 29))
    nothing = ProgrammeInput(programme="Cité", collective="")
    return {
        "ordre-du-jour": agenda(typical_programme()),
        "ordre-du-jour-vide": agenda(nothing),
        "deroule": run_sheet(typical_programme()),
        "deroule-vide": run_sheet(nothing),
        "invitation": plain_invitation(typical_invitation()),
        "invitation-nue": plain_invitation(bare),
        "textes-pour-inviter": texts_document(typical_invitation()),
        "feuille-d-appel": call_sheet(typical_calls()),
        "badges": badges(
            (
                NameCard("Aïcha", "Parent"),
                NameCard("Marie-Antoinette Clémentine", "Centre social de Dorignies"),
                NameCard("مريم"),
                NameCard("🎉 Zoé", "École Denis Papin"),
                NameCard("Anticonstitutionnellement" * 3),
                *(NameCard(f"Prénom{n}") for n in range(4)),
            ),
            collective="Collectif Dorignies",
            day="12 mars 2026",
        ),
        "bulletins": slips(collective="Collectif Dorignies", day=date(2026, 3, 12)),
        "feuille-d-appel-vide": call_sheet(replace(typical_calls(()), day=None, start=None)),
    }
