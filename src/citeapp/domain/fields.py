"""French labels of fields, for history, conflicts and spreadsheets (one place for all)."""

from __future__ import annotations

from datetime import date, time

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.action import ACTION_STATUS, OWNER_ROLE, PRIORITY
from citeapp.domain.audience import AUDIENCE, AUDIENCE_PLURAL
from citeapp.domain.collective import (
    COLLECTIVE_KIND,
    COLLECTIVE_STATE,
    FACILITATOR_ROLE,
    MEMBERSHIP_STATUS,
    THEME,
)
from citeapp.domain.decision import DECISION_MODE, PARTICIPATION_LEVELS, participation_level
from citeapp.domain.duplicate import VERDICT
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.facilitator import MACHINE_STATE
from citeapp.domain.meeting import (
    ATTENDANCE_STATE,
    EXPECTED_OUTPUT,
    ITEM_STATE,
    LINE_KIND,
    MEETING_KIND,
    MEETING_STATUS,
    MINUTES_STATUS,
)
from citeapp.domain.organisation import ORGANISATION_KIND

_LABELS = {
    "a": "première fiche",
    "action_item_id": "action",
    "active": "proposé",
    "address": "adresse",
    "age_recipient": "clé de chiffrement",
    "agenda_item_id": "point",
    "announced_total": "annoncé",
    "arrived_at": "arrivée",
    "audience_code": "vient comme",
    "b": "seconde fiche",
    "capacity": "capacité",
    "carried_count": "fois reporté",
    "carried_from_id": "repris du point",
    "childcare": "garderie sur place",
    "childcare_room": "salle pour les enfants",
    "civility": "civilité",
    "code": "code",
    "collective_id": "collectif",
    "comment": "commentaire",
    "commune": "commune",
    "contact": "contact",
    "controller_name": "responsable des données",
    "count": "nombre",
    "data_contact": "à qui s’adresser",
    "data_purpose": "pourquoi ces données",
    "data_retention": "durée de conservation",
    "date": "date",
    "display_name": "nom",
    "done_on": "fait le",
    "due_date": "échéance",
    "due_text": "échéance en mots",
    "email": "courriel",
    "end": "heure de fin",
    "expected_output": "résultat attendu",
    "facilitator_id": "animateur·rice",
    "fact_id": "devenu",
    "field": "quel texte",
    "first_name": "prénom",
    "function": "fonction",
    "headings": "intitulés des colonnes",
    "introduced_by": "introduit par",
    "is_coordinator": "coordination",
    "is_demo": "démonstration",
    "kept": "ce qui reste d’elle",
    "kind": "type",
    "kitchen": "cuisine",
    "label": "libellé",
    "last_name": "nom",
    "left_at": "départ",
    "level": "niveau de participation",
    "list_code": "liste",
    "main_audience": "public",
    "mapping": "colonnes reconnues",
    "meeting_id": "rencontre",
    "minutes_planned": "durée prévue",
    "minutes_status": "état du compte rendu",
    "minutes_version": "version du compte rendu",
    "mode": "mode de décision",
    "name": "nom",
    "name_snapshot": "nom ce jour-là",
    "noun": "sorte de fiche",
    "number": "numéro sur la feuille",
    "objective": "objectif",
    "op": "valeur laissée de côté",
    "order_key": "place",
    "organisation": "structure",
    "organisation_id": "structure",
    "organisation_snapshot": "structure ce jour-là",
    "owner_id": "texte de",
    "participation_aimed": "participation visée",
    "person_id": "personne",
    "phone": "téléphone",
    "place": "lieu",
    "postcode": "code postal",
    "previous_meeting_id": "rencontre d’avant",
    "priority": "priorité",
    "private": "privé",
    "purpose": "but",
    "remark": "remarque",
    "represented_by": "représenté par",
    "revisit_on": "à revoir le",
    "role": "rôle",
    "row_id": "fiche",
    "sort": "place dans la liste",
    "start": "heure de début",
    "state": "état",
    "status": "état",
    "step_free": "accès de plain-pied",
    "text": "texte",
    "theme": "enjeu",
    "title": "titre",
    "to_complete": "à compléter",
    "towns": "communes",
    "uai": "UAI",
    "usual_day_time": "jour et heure habituels",
    "venue_id": "lieu",
    "verdict": "avis sur le doublon",
    "verify_key": "clé de signature",
    "walk_in": "de passage",
    "website": "site",
    "what": "quoi",
    "words": "en mots",
}

_ENUMERATIONS: dict[tuple[str, str], Enumeration] = {
    ("action_item", "status"): ACTION_STATUS,
    ("action_item", "priority"): PRIORITY,
    ("action_owner", "role"): OWNER_ROLE,
    ("affiliation", "audience_code"): AUDIENCE,
    ("agenda_item", "expected_output"): EXPECTED_OUTPUT,
    ("agenda_item", "state"): ITEM_STATE,
    ("attendance", "audience_code"): AUDIENCE,
    ("attendance", "state"): ATTENDANCE_STATE,
    ("collective", "kind"): COLLECTIVE_KIND,
    ("collective", "state"): COLLECTIVE_STATE,
    ("collective", "theme"): THEME,
    ("collective_facilitator", "role"): FACILITATOR_ROLE,
    ("decision", "mode"): DECISION_MODE,
    ("headcount", "audience_code"): AUDIENCE_PLURAL,
    ("line", "kind"): LINE_KIND,
    ("meeting", "kind"): MEETING_KIND,
    ("meeting", "minutes_status"): MINUTES_STATUS,
    ("meeting", "status"): MEETING_STATUS,
    ("membership", "status"): MEMBERSHIP_STATUS,
    ("organisation", "kind"): ORGANISATION_KIND,
    ("person", "main_audience"): AUDIENCE,
    ("revocation", "state"): MACHINE_STATE,
    ("same_as", "verdict"): VERDICT,
}
_TRUTHS = frozenset(
    {
        "active",
        "childcare",
        "childcare_room",
        "is_coordinator",
        "is_demo",
        "kitchen",
        "private",
        "step_free",
        "to_complete",
        "walk_in",
    }
)
_LEVELS = frozenset({"level", "participation_aimed"})


def field_label(column: str) -> str:
    """« heure de début » for ``start``; an unknown column is shown by its code name."""
    return _(_LABELS[column]) if column in _LABELS else column


def choices_of(noun: str, column: str) -> list[tuple[str | int, str]]:
    """The values that a cell can hold with their labels, in the order of the trade."""
    if column in _LEVELS:
        return [(level, participation_level(level)) for level in range(PARTICIPATION_LEVELS)]
    found = _ENUMERATIONS.get((noun, column))
    return [*found.pairs()] if found else []


def shown_value(noun: str, column: str, value: str | int | None) -> str:
    """A stored value as a person reads it: labels, French dates and times, « vide »."""
    if value is None or value == "":
        return _("non") if column in _TRUTHS else _("(vide)")
    if column in _TRUTHS:
        return _("oui")
    if (noun, column) in _ENUMERATIONS:
        return _ENUMERATIONS[noun, column].label(str(value))
    if column in _LEVELS and isinstance(value, int):
        return participation_level(value)
    if column == "phone":
        return french.phone(str(value))
    return _as_moment(str(value))


def _as_moment(value: str) -> str:
    try:
        if len(value) == 10 and value[4] == value[7] == "-":
            return french.day(date.fromisoformat(value))
        if len(value) == 5 and value[2] == ":":
            return french.hour(time.fromisoformat(value))
    except ValueError:
        return value
    return value
