"""The one door for use cases: a recognised table becomes the reading of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from citeapp.base.errors import InputRefused
from citeapp.base.language import _
from citeapp.intake import actions, attendance, contacts, directory, limits
from citeapp.intake.fields import KIND
from citeapp.intake.headers import Recognition

Reading = (
    contacts.ContactsReading
    | attendance.AttendanceReading
    | actions.ActionsReading
    | directory.DirectoryReading
)


def read(recognition: Recognition | Sequence[Recognition], kind: str = "") -> Reading:
    """Read one table as its kind, or as ``kind``; several sheets only for sign-in sheets.

    Refuses a table whose kind is unknown, or that lacks the column its kind stands on.
    """
    sheets = [recognition] if isinstance(recognition, Recognition) else list(recognition)
    kind = check(sheets, kind)
    first = sheets[0]
    if kind == "attendance":
        return attendance.read(sheets)
    if kind == "actions":
        return actions.read(first)
    return contacts.read(first) if kind == "contacts" else directory.read(first)


def check(sheets: Sequence[Recognition], kind: str = "") -> str:
    """The kind that the sheets can be read as; refuses, saying what is missing."""
    if not sheets:
        raise limits.refuse(_("Aucune feuille n’est choisie."))
    first = sheets[0]
    kind = kind or first.kind
    if kind not in KIND:
        raise _unknown()
    named = first.has("full_name") or first.has("last_name") or first.has("first_name")
    if kind in ("contacts", "attendance") and not named:
        raise _missing(_("NOM et prénom"))
    if kind == "actions" and not first.has("action_what"):
        raise _missing(_("Action (quoi)"))
    if kind == "directory" and not first.has("organisation"):
        raise _missing(_("Structure"))
    return kind


def _unknown() -> InputRefused:
    return limits.refuse(
        _("Les titres des colonnes ne disent pas ce que contient ce tableau."),
        _("Dites s’il s’agit de contacts, de présences, d’actions ou de structures."),
    )


def _missing(column: str) -> InputRefused:
    return limits.refuse(
        _("Aucune colonne n’est reconnue comme « {column} ».", column=column),
        _("Choisissez-la parmi les colonnes du fichier."),
    )
