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
from citeapp.domain.decision import (
    DECISION_MODE,
    DECISION_STATE,
    PARTICIPATION_LEVELS,
    participation_level,
)
from citeapp.domain.duplicate import VERDICT
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.facilitator import MACHINE_STATE
from citeapp.domain.keeping import MOOD, QUOTE_CONSENT, QUOTE_OUTCOME
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
from citeapp.domain.preparing import (
    BARRIER,
    GROUPING,
    INVITATION_CHANNEL,
    MEETING_ROLE,
    NAMING,
    PARKED_STATE,
    RECEPTION_CONDITION,
    RECEPTION_STATE,
    REPLY,
)
from citeapp.domain.publishing import CONSENT_SCOPE, PLAIN_KIND, PLAIN_LINE_KIND

_LABELS = {
    "a": "première fiche",
    "about_id": "au sujet de",
    "accent": "couleur des documents",
    "action_item_id": "action",
    "active": "proposé",
    "add": "à ajouter",
    "address": "adresse",
    "age_recipient": "clé de chiffrement",
    "agenda_item_id": "point",
    "alt_text": "description de l’image",
    "announced_total": "annoncé",
    "answer": "réponse donnée",
    "approved_at_id": "approuvé à la rencontre",
    "arrived_at": "arrivée",
    "asleep_until": "en sommeil jusqu’au",
    "attachment_id": "pièce jointe",
    "audience_code": "vient comme",
    "b": "seconde fiche",
    "barrier": "frein",
    "capacity": "capacité",
    "carried_count": "fois reporté",
    "carried_from_id": "repris du point",
    "change": "à changer",
    "channel": "moyen",
    "childcare": "garderie sur place",
    "childcare_room": "salle pour les enfants",
    "civility": "civilité",
    "closed_on": "clos le",
    "code": "code",
    "collective_id": "collectif",
    "comment": "commentaire",
    "commune": "commune",
    "consent": "accord",
    "contact": "contact",
    "content": "texte clos",
    "controller_name": "responsable des données",
    "count": "nombre",
    "data": "contenu",
    "data_contact": "à qui s’adresser",
    "data_purpose": "pourquoi ces données",
    "data_retention": "durée de conservation",
    "date": "date",
    "display_name": "nom",
    "document": "sorte de document",
    "done_on": "fait le",
    "due_date": "échéance",
    "due_text": "échéance en mots",
    "email": "courriel",
    "end": "heure de fin",
    "ends_on": "dernier jour",
    "erratum": "erratum",
    "example": "exemple",
    "expected_output": "résultat attendu",
    "facilitator_id": "animateur·rice",
    "fact_id": "devenu",
    "field": "quel texte",
    "first_name": "prénom",
    "footer": "pied de page",
    "function": "fonction",
    "given_on": "donné le",
    "grouping": "en groupe",
    "headings": "intitulés des colonnes",
    "introduced_by": "introduit par",
    "is_coordinator": "coordination",
    "is_demo": "démonstration",
    "item_code": "condition d’accueil",
    "keep": "à garder",
    "kept": "ce qui reste d’elle",
    "kind": "type",
    "kitchen": "cuisine",
    "label": "libellé",
    "last_name": "nom",
    "lead": "mené par",
    "left_at": "départ",
    "level": "niveau de participation",
    "list_code": "liste",
    "main_audience": "public",
    "mapping": "colonnes reconnues",
    "materials": "matériel",
    "meaning": "sens",
    "media_type": "format",
    "meeting_id": "rencontre",
    "minutes": "durée",
    "minutes_id": "compte rendu",
    "minutes_planned": "durée prévue",
    "minutes_status": "état du compte rendu",
    "minutes_version": "version du compte rendu",
    "mode": "mode de décision",
    "mood": "météo",
    "name": "nom",
    "name_snapshot": "nom ce jour-là",
    "naming": "émargement",
    "note": "note",
    "noun": "sorte de fiche",
    "number": "numéro sur la feuille",
    "objective": "objectif",
    "op": "valeur laissée de côté",
    "order_key": "place",
    "organisation": "structure",
    "organisation_id": "structure",
    "organisation_snapshot": "structure ce jour-là",
    "outcome": "suite donnée",
    "owner_id": "texte de",
    "participation_aimed": "participation visée",
    "person_id": "personne",
    "phone": "téléphone",
    "picture": "pictogramme",
    "place": "lieu",
    "plain": "à dire plutôt",
    "plain_content": "version simplifiée close",
    "plain_version_id": "texte simplifié",
    "postcode": "code postal",
    "previous_meeting_id": "rencontre d’avant",
    "priority": "priorité",
    "private": "privé",
    "proof": "comment on le sait",
    "proofread_by": "relu par",
    "proofread_digest": "empreinte de ce qui est relu",
    "proofread_on": "relu le",
    "purpose": "but",
    "reason": "raison",
    "recurring": "revient à chaque rencontre",
    "remark": "remarque",
    "reminded_on": "relancé le",
    "replaced_by_id": "remplacée par",
    "replied_on": "répondu le",
    "reply": "réponse",
    "reported_on": "signalé le",
    "represented_by": "représenté par",
    "revisit_on": "à revoir le",
    "role": "rôle",
    "roti": "ROTI",
    "row_id": "fiche",
    "scope": "pour quoi",
    "section": "partie",
    "sent_on": "donné le",
    "sha256": "empreinte",
    "signature_name": "signataire",
    "signature_role": "qualité du signataire",
    "size": "taille",
    "sort": "place dans la liste",
    "start": "heure de début",
    "starts_on": "premier jour",
    "state": "état",
    "status": "état",
    "step_free": "accès de plain-pied",
    "technique": "technique",
    "template_id": "modèle",
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
    "version": "version",
    "walk_in": "de passage",
    "website": "site",
    "what": "quoi",
    "word": "un mot",
    "words": "en mots",
}

_ENUMERATIONS: dict[tuple[str, str], Enumeration] = {
    ("action_item", "priority"): PRIORITY,
    ("action_item", "status"): ACTION_STATUS,
    ("action_owner", "role"): OWNER_ROLE,
    ("affiliation", "audience_code"): AUDIENCE,
    ("agenda_item", "expected_output"): EXPECTED_OUTPUT,
    ("agenda_item", "state"): ITEM_STATE,
    ("announcement", "audience_code"): AUDIENCE_PLURAL,
    ("announcement", "channel"): INVITATION_CHANNEL,
    ("attendance", "audience_code"): AUDIENCE,
    ("attendance", "state"): ATTENDANCE_STATE,
    ("ballot", "audience_code"): AUDIENCE,
    ("ballot", "mood"): MOOD,
    ("barrier_report", "barrier"): BARRIER,
    ("collective", "kind"): COLLECTIVE_KIND,
    ("collective", "state"): COLLECTIVE_STATE,
    ("collective", "theme"): THEME,
    ("collective_facilitator", "role"): FACILITATOR_ROLE,
    ("consent", "scope"): CONSENT_SCOPE,
    ("decision", "mode"): DECISION_MODE,
    ("decision", "state"): DECISION_STATE,
    ("document_sending", "channel"): INVITATION_CHANNEL,
    ("headcount", "audience_code"): AUDIENCE_PLURAL,
    ("invitation", "channel"): INVITATION_CHANNEL,
    ("invitation", "reply"): REPLY,
    ("line", "kind"): LINE_KIND,
    ("meeting", "kind"): MEETING_KIND,
    ("meeting", "minutes_status"): MINUTES_STATUS,
    ("meeting", "naming"): NAMING,
    ("meeting", "status"): MEETING_STATUS,
    ("meeting_role", "audience_code"): AUDIENCE,
    ("meeting_role", "role"): MEETING_ROLE,
    ("meeting_template", "kind"): MEETING_KIND,
    ("meeting_template", "naming"): NAMING,
    ("membership", "status"): MEMBERSHIP_STATUS,
    ("minutes_sending", "channel"): INVITATION_CHANNEL,
    ("organisation", "kind"): ORGANISATION_KIND,
    ("parked_item", "state"): PARKED_STATE,
    ("person", "main_audience"): AUDIENCE,
    ("plain_line", "kind"): PLAIN_LINE_KIND,
    ("plain_version", "kind"): PLAIN_KIND,
    ("quote", "audience_code"): AUDIENCE,
    ("quote", "consent"): QUOTE_CONSENT,
    ("quote", "outcome"): QUOTE_OUTCOME,
    ("reception_check", "item_code"): RECEPTION_CONDITION,
    ("reception_check", "state"): RECEPTION_STATE,
    ("revocation", "state"): MACHINE_STATE,
    ("run_step", "grouping"): GROUPING,
    ("same_as", "verdict"): VERDICT,
    ("speaking_turns", "audience_code"): AUDIENCE_PLURAL,
    ("template_item", "expected_output"): EXPECTED_OUTPUT,
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
        "recurring",
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
