"""The words of the import page: nouns, fates, figures."""

from __future__ import annotations

from citeapp.base import french
from citeapp.base.language import _, ngettext
from citeapp.usecases.imports import Report

NOUNS = (
    "collective",
    "meeting",
    "person",
    "organisation",
    "attendance",
    "headcount",
    "action_item",
)
"""The order in which they are told."""
FATES = ("created", "completed", "kept", "asked", "left")


def plural(noun: str) -> str:
    """« Personnes »."""
    words = {
        "person": _("Personnes"),
        "organisation": _("Structures"),
        "collective": _("Collectifs"),
        "meeting": _("Rencontres"),
        "attendance": _("Présences"),
        "headcount": _("Comptages sans nom"),
        "action_item": _("Actions"),
        "row": _("Lignes du fichier"),
        "column": _("Colonnes du fichier"),
    }
    return words.get(noun, noun)


def singular(noun: str) -> str:
    """« Personne », for a badge."""
    words = {
        "person": _("Personne"),
        "organisation": _("Structure"),
        "collective": _("Collectif"),
        "meeting": _("Rencontre"),
        "attendance": _("Présence"),
        "headcount": _("Comptage"),
        "action_item": _("Action"),
        "row": _("Ligne"),
        "column": _("Colonne"),
    }
    return words.get(noun, noun)


def about(kind: str) -> str:
    """What such a file holds, in a line."""
    words = {
        "contacts": _("Une personne par ligne : nom, structure, téléphone…"),
        "attendance": _("Qui était là : une feuille par rencontre, ou une colonne par date."),
        "actions": _("Une action par ligne : quoi, qui, pour quand, où cela en est."),
        "directory": _("Une structure par ligne : écoles, associations, services…"),
    }
    return words[kind]


def fate(verb: str) -> str:
    """The heading of a column of figures, and the name of a filter."""
    words = {
        "created": _("Nouveau"),
        "completed": _("Complété"),
        "kept": _("Déjà là"),
        "asked": _("À regarder"),
        "left": _("Laissé de côté"),
    }
    return words[verb]


def counted(noun: str, n: int) -> str:
    """« 77 personnes »."""
    words = {
        "person": ngettext("{n} personne", "{n} personnes", n),
        "organisation": ngettext("{n} structure", "{n} structures", n),
        "collective": ngettext("{n} collectif", "{n} collectifs", n),
        "meeting": ngettext("{n} rencontre", "{n} rencontres", n),
        "attendance": ngettext("{n} présence", "{n} présences", n),
        "headcount": ngettext("{n} comptage", "{n} comptages", n),
        "action_item": ngettext("{n} action", "{n} actions", n),
    }
    return words.get(noun, french.number(n))


def brought(report: Report) -> str:
    """« 77 personnes et 14 structures de plus ; 3 fiches complétées »."""
    created = [
        counted(noun, report.counts[noun]["created"])
        for noun in NOUNS
        if report.counts.get(noun, {}).get("created")
    ]
    completed = sum(verbs.get("completed", 0) for verbs in report.counts.values())
    parts = []
    if created:
        parts.append(_("{what} de plus", what=listed(created)))
    if completed:
        parts.append(ngettext("{n} fiche complétée", "{n} fiches complétées", completed))
    return " ; ".join(parts)


def listed(parts: list[str]) -> str:
    """« a, b et c »."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{many} et {last}", many=", ".join(parts[:-1]), last=parts[-1])


def samples(values: tuple[str, ...]) -> list[str]:
    """Three values of a column, each short enough for its chip."""
    return [value if len(value) <= 28 else value[:27] + "…" for value in values[:3]]
