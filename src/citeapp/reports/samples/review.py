"""Samples of the dossier for the revue de projet."""

from __future__ import annotations

from datetime import date

from citeapp.reports.content import Document
from citeapp.reports.documents.project_review import Breakdown, ReviewInput, Volet, project_review
from citeapp.reports.measures import Measure


def review_documents() -> dict[str, Document]:
    """A short one, and one without a volet."""
    given = ReviewInput(
        programme="Cité éducative Douai-Waziers",
        period="année 2026",
        day=date(2026, 12, 3),
        notice="Ce dossier n’est pas le formulaire.",
        volets=(
            Volet(
                "Gouvernance",
                (
                    Measure("Rencontres tenues", "112", "celles qui ont eu lieu", "2 annulées."),
                    Measure("Rôles tenus", "", "ceux qui sont notés", "Aucun n’a été noté."),
                ),
                (
                    Breakdown("Par sorte", (("Café des parents", "3"),)),
                    Breakdown("Rien", ()),
                    Breakdown(
                        "Les collectifs",
                        (("Dorignies", "Douai"), ("<b>Gayant</b> مريم", "")),
                        ("Collectif", "Commune"),
                    ),
                ),
                ("Qui décide",),
            ),
            Volet("Gestion financière", to_write=("Demandé, accordé", "Écarts")),
        ),
    )
    bare = ReviewInput(programme="Cité", period="année 2026", day=date(2026, 12, 3), demo=True)
    return {
        "revue-de-projet": project_review(given),
        "revue-de-projet-vide": project_review(bare),
    }
