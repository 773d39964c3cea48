"""French labels of fields, for history, conflicts and spreadsheets (one place for all)."""

from __future__ import annotations

from datetime import date, time

from citeapp.base import french
from citeapp.base.language import _
from citeapp.domain.action import ACTION_STATUS, PRIORITY
from citeapp.domain.audience import AUDIENCE
from citeapp.domain.collective import COLLECTIVE_KIND, COLLECTIVE_STATE, MEMBERSHIP_STATUS
from citeapp.domain.decision import DECISION_MODE, participation_level
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.meeting import (
    ATTENDANCE_STATE,
    ITEM_STATE,
    LINE_KIND,
    MEETING_KIND,
    MEETING_STATUS,
    MINUTES_STATUS,
)
from citeapp.domain.organisation import ORGANISATION_KIND

_LABELS = {
    "address": "adresse",
    "age_recipient": "clé de chiffrement",
    "agenda_item_id": "point",
    "announced_total": "annoncé",
    "arrived_at": "arrivée",
    "audience_code": "vient comme",
    "capacity": "capacité",
    "childcare": "garderie sur place",
    "childcare_room": "salle pour les enfants",
    "civility": "civilité",
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
    "first_name": "prénom",
    "function": "fonction",
    "introduced_by": "introduit par",
    "kind": "type",
    "label": "libellé",
    "last_name": "nom",
    "left_at": "départ",
    "level": "niveau de participation",
    "main_audience": "public",
    "minutes_planned": "durée prévue",
    "minutes_status": "état du compte rendu",
    "minutes_version": "version du compte rendu",
    "mode": "mode de décision",
    "name": "nom",
    "objective": "objectif",
    "order_key": "place",
    "organisation": "structure",
    "organisation_id": "structure",
    "participation_aimed": "participation visée",
    "phone": "téléphone",
    "place": "lieu",
    "postcode": "code postal",
    "priority": "priorité",
    "private": "privé",
    "purpose": "but",
    "remark": "remarque",
    "represented_by": "représenté par",
    "revisit_on": "à revoir le",
    "role": "rôle",
    "start": "heure de début",
    "state": "état",
    "status": "état",
    "text": "texte",
    "theme": "enjeu",
    "title": "titre",
    "to_complete": "à compléter",
    "towns": "communes",
    "uai": "UAI",
    "usual_day_time": "jour et heure habituels",
    "venue_id": "lieu",
    "verdict": "avis sur le doublon",
    "website": "site",
    "what": "quoi",
    "words": "en mots",
}

_ENUMERATIONS: dict[tuple[str, str], Enumeration] = {
    ("action_item", "status"): ACTION_STATUS,
    ("action_item", "priority"): PRIORITY,
    ("affiliation", "audience_code"): AUDIENCE,
    ("agenda_item", "state"): ITEM_STATE,
    ("attendance", "audience_code"): AUDIENCE,
    ("attendance", "state"): ATTENDANCE_STATE,
    ("collective", "kind"): COLLECTIVE_KIND,
    ("collective", "state"): COLLECTIVE_STATE,
    ("decision", "mode"): DECISION_MODE,
    ("line", "kind"): LINE_KIND,
    ("meeting", "kind"): MEETING_KIND,
    ("meeting", "minutes_status"): MINUTES_STATUS,
    ("meeting", "status"): MEETING_STATUS,
    ("membership", "status"): MEMBERSHIP_STATUS,
    ("organisation", "kind"): ORGANISATION_KIND,
    ("person", "main_audience"): AUDIENCE,
}
_TRUTHS = frozenset(
    {"childcare", "childcare_room", "step_free", "kitchen", "private", "to_complete"}
)


def field_label(column: str) -> str:
    """« heure de début » for ``start``; an unknown column is shown by its code name."""
    return _(_LABELS[column]) if column in _LABELS else column


def shown_value(noun: str, column: str, value: str | int | None) -> str:
    """A stored value as a person reads it: labels, French dates and times, « vide »."""
    if value is None or value == "":
        return _("non") if column in _TRUTHS else _("(vide)")
    if column in _TRUTHS:
        return _("oui")
    if (noun, column) in _ENUMERATIONS:
        return _ENUMERATIONS[noun, column].label(str(value))
    if column == "level" and isinstance(value, int):
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
