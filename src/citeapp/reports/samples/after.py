"""Samples of what is written at a rencontre and goes back to people; invented people only."""

from __future__ import annotations

from datetime import date, time

from citeapp.reports.content import Document
from citeapp.reports.documents.note_sheet import NoteSheetInput, Point, note_sheet
from citeapp.reports.documents.plain_minutes import (
    PlainMinutesInput,
    PlainTask,
    Subject,
    plain_minutes,
)
from citeapp.reports.documents.told_back import Decided, Said, ToldBackInput, told_back


def typical_plain() -> PlainMinutesInput:
    """The model text of domain.md 4.3."""
    return PlainMinutesInput(
        collective="Collectif Dorignies",
        day=date(2026, 3, 12),
        people=18,
        parents=7,
        subjects=(
            Subject(
                "La garderie du soir",
                (("un parent", "La garderie ferme trop tôt"),),
                ("Nous demandons à la mairie d'ouvrir jusqu'à 18 heures 30",),
            ),
            Subject("La fête du jeu"),
        ),
        tasks=(
            PlainTask("Écrire à la mairie", "Léa Petit", date(2026, 3, 20)),
            PlainTask("Coller les affiches", "un parent", None, "avant les vacances"),
            PlainTask("Réserver la salle"),
        ),
        next_day=date(2026, 4, 9),
        next_start=time(17, 30),
        next_place="Centre social de Dorignies",
        childcare=True,
    )


def typical_told_back() -> ToldBackInput:
    """One of each: done, going on, refused with its reason, without an answer."""
    return ToldBackInput(
        programme="Cité éducative Douai-Waziers",
        collective="Collectif Dorignies",
        day=date(2026, 4, 9),
        done=(Said("On voudrait un goûter", "un parent", "Il y en a un depuis le mois de mars"),),
        going=(Said("La garderie ferme trop tôt", "un parent", "La mairie répond en mai"),),
        refused=(
            Said("Un car pour la sortie", "un parent", "Il n'y a plus de budget cette année"),
        ),
        waiting=(Said("Et les enfants de moins de 3 ans ? مريم", ""),),
        decisions=(
            Decided("Demander l'ouverture jusqu'à 18 h 30", date(2026, 3, 12)),
            Decided("Se réunir le mardi", date(2026, 2, 5), "remplacée", "le jour ne va pas"),
        ),
    )


def after_documents() -> dict[str, Document]:
    """Each of them, by the name of its file."""
    bare = PlainMinutesInput(collective="", day=date(2028, 2, 29))
    nothing = ToldBackInput(programme="Cité", collective="Dorignies", day=date(2026, 4, 9))
    points = (Point("Accueil, météo", 10), Point("La garderie du soir", 25), Point("مريم"))
    notes = NoteSheetInput(
        programme="Cité éducative Douai-Waziers",
        collective="Collectif Dorignies",
        day=date(2026, 3, 12),
        place="Centre social de Dorignies",
        points=points,
    )
    return {
        "feuille-de-notes": note_sheet(notes),
        "feuille-de-notes-nue": note_sheet(NoteSheetInput(programme="Cité", collective="")),
        "version-simplifiee": plain_minutes(typical_plain()),
        "version-simplifiee-nue": plain_minutes(bare),
        "vous-avez-dit": told_back(typical_told_back()),
        "vous-avez-dit-vide": told_back(nothing),
    }
