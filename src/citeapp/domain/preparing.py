"""What prepares a rencontre (domain.md 2.2, 2.7, 2.8, 8.2): templates, roles, welcome, barriers."""

from __future__ import annotations

from datetime import date, time

from citeapp.base.frozen import dataclass
from citeapp.domain.enumeration import Enumeration
from citeapp.domain.row import Row

NAMING = Enumeration(
    "naming",
    named="Par leur nom",
    first_names="Par leur prénom seulement",
    counts="En nombre, sans aucun nom",
)
GROUPING = Enumeration(
    "grouping",
    plenary="Tous ensemble",
    peers="Entre pairs",
    mixed="Groupes mixtes",
    alone="Chacun·e pour soi",
)
MEETING_ROLE = Enumeration(
    "meeting_role",
    facilitator="Animation",
    co_facilitator="Co-animation",
    timekeeper="Gardien·ne du temps",
    note_taker="Gardien·ne de la mémoire",
    goal_keeper="Gardien·ne de l’objectif",
    speech_keeper="Distribution de la parole",
    welcome="Accueil",
    childcare="Accueil des enfants",
    interpreter="Interprète",
    observer="Observation",
    reporter="Rapport de sous-groupe",
    guest="Personne ressource",
)
RECEPTION_CONDITION = Enumeration(
    "reception_condition",
    step_free="Accès de plain-pied",
    signage="Signalétique",
    childcare="Garderie",
    snack="Goûter, café",
    circle="Chaises en cercle",
    name_badges="Badges prénom",
    microphone="Micro, sono",
    interpreter="Interprète",
    plain_documents="Documents simplifiés remis",
    newcomers="Accueil des nouveaux",
    breaks="Temps de pause",
    transport="Transport organisé",
    neutral_place="Lieu neutre",
    suitable_hours="Horaires adaptés",
    photos_announced="Prise de photos annoncée",
)
RECEPTION_STATE = Enumeration(
    "reception_state", planned="Prévu", done="Fait", not_needed="Pas nécessaire"
)
PARKED_STATE = Enumeration(
    "parked_state", waiting="En attente", taken_up="Mis à l’ordre du jour", dropped="Retiré"
)
BARRIER = Enumeration(
    "barrier",
    schedule="Horaires",
    childcare="Garde des enfants",
    venue="Lieu éloigné ou intimidant",
    transport="Transport",
    language="Langue",
    literacy="Lecture, écriture",
    digital="Numérique",
    legitimacy="Peur du jugement",
    jargon="Jargon, forme de la réunion",
    information="Manque d’information",
    time="Manque de temps, travail",
    disability="Handicap, santé",
    cost="Coût",
    mistrust="Méfiance envers l’institution",
    fatigue="Trop de sollicitations",
)
INVITATION_CHANNEL = Enumeration(
    "invitation_channel",
    spoken="De vive voix",
    phone="Téléphone",
    sms="SMS, messagerie",
    email="Courriel",
    paper="Papier",
    door_to_door="Porte-à-porte",
    school_notebook="Cahier de liaison",
    poster="Affichage",
    relay="Par un relais",
)
REPLY = Enumeration("reply", none="Sans réponse", yes="Oui", maybe="Peut-être", no="Non")


@dataclass(frozen=True, kw_only=True)
class MeetingTemplate(Row):
    """The usual rencontre of a collectif, from which others are made."""

    collective_id: str = ""
    name: str = ""
    kind: str = "regular"
    start: time | None = None
    end: time | None = None
    venue_id: str = ""
    place: str = ""
    childcare: bool = False
    objective: str = ""
    participation_aimed: int | None = None
    naming: str = ""


@dataclass(frozen=True, kw_only=True)
class TemplateItem(Row):
    """A point of a template's agenda; the same fields as those of a rencontre."""

    template_id: str = ""
    order_key: str = ""
    section: str = ""
    title: str = ""
    objective: str = ""
    minutes_planned: int | None = None
    expected_output: str = ""
    introduced_by: str = ""
    recurring: bool = False


@dataclass(frozen=True, kw_only=True)
class RunStep(Row):
    """A sequence of the run sheet (« déroulé »); ``minutes`` it takes."""

    meeting_id: str = ""
    agenda_item_id: str = ""
    order_key: str = ""
    title: str = ""
    minutes: int | None = None
    technique: str = ""
    grouping: str = ""
    materials: str = ""
    lead: str = ""


@dataclass(frozen=True, kw_only=True)
class MeetingRole(Row):
    """A role held at a rencontre; the audience is a snapshot of the day."""

    meeting_id: str = ""
    role: str = ""
    person_id: str = ""
    words: str = ""
    audience_code: str = ""


@dataclass(frozen=True, kw_only=True)
class ReceptionCheck(Row):
    """A condition of welcome; an unknown ``item_code`` is an entry of the editable list."""

    meeting_id: str = ""
    item_code: str = ""
    state: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ParkedItem(Row):
    """Something to talk about another time; it waits with the collectif, not the rencontre."""

    collective_id: str = ""
    meeting_id: str = ""
    text: str = ""
    state: str = "waiting"
    agenda_item_id: str = ""


@dataclass(frozen=True, kw_only=True)
class BarrierReport(Row):
    """What keeps people away, as told on a day: never about whom, never by how many."""

    collective_id: str = ""
    meeting_id: str = ""
    barrier: str = ""
    reported_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class CalendarEvent(Row):
    """A local event; without a last day it lasts one."""

    title: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    commune: str = ""


@dataclass(frozen=True, kw_only=True)
class Invitation(Row):
    """One person invited, by which channel, and the answer."""

    meeting_id: str = ""
    person_id: str = ""
    channel: str = ""
    sent_on: date | None = None
    reply: str = ""
    replied_on: date | None = None
    reminded_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Announcement(Row):
    """A word given to many at once: a poster, the school notebook, the gate."""

    meeting_id: str = ""
    channel: str = ""
    audience_code: str = ""
    place: str = ""
    done_on: date | None = None
