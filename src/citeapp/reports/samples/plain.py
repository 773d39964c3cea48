"""Plain texts that somebody wrote: read by parents, in Arabic, and as bad as they come."""

from __future__ import annotations

from datetime import date, time

from citeapp.reports.content import Document
from citeapp.reports.documents.plain_minutes import PlainMinutesInput, PlainTask, Subject
from citeapp.reports.documents.plain_papers import (
    PlainTracked,
    PlainTrackingInput,
    plain_agenda,
    plain_decisions,
    plain_tracking,
)
from citeapp.reports.documents.plain_text import PlainTextInput, Sentence, plain_text
from citeapp.reports.documents.programme_sheets import AgendaPoint, ProgrammeInput

FRENCH = PlainTextInput(
    title="Invitation simplifiée",
    collective="Collectif Dorignies",
    day=date(2026, 3, 12),
    proofread="relue par 3 parents du collectif le 10 mars 2026",
    sentences=(
        Sentence("Venez à la rencontre du quartier", "title"),
        Sentence("Bonjour."),
        Sentence("Nous vous invitons à une rencontre."),
        Sentence("Quand ?", "heading", "calendar"),
        Sentence("Le jeudi 12 mars 2026."),
        Sentence("De 17 heures 30 à 19 heures."),
        Sentence("Où ?", "heading", "social-centre"),
        Sentence("Au centre social de Dorignies."),
        Sentence("Vos enfants", "heading", "childcare"),
        Sentence("Vos enfants jouent dans une salle à côté."),
        Sentence("C’est gratuit.", "line", "free"),
        Sentence("Vous avez une question ?", "heading", "phone"),
        Sentence("Appelez Léa au 06 00 00 00 00."),
    ),
)
ARABIC = PlainTextInput(
    title="Invitation en arabe",
    collective="Collectif Dorignies",
    day=date(2026, 3, 12),
    sentences=(
        Sentence("تعالوا إلى اجتماع الحي", "title"),
        Sentence("مرحبا."),
        Sentence("متى ؟", "heading", "calendar"),
        Sentence("يوم الخميس 12 مارس 2026."),
        Sentence("من الساعة 17:30 إلى الساعة 19."),
        Sentence("أين ؟", "heading", "place"),
        Sentence("في المركز الاجتماعي Dorignies."),
        Sentence("هل لديكم سؤال ؟", "heading", "phone"),
        Sentence("اتصلوا ب Léa على الرقم 06 00 00 00 00."),
    ),
)
HARD = PlainTextInput(
    title="Titre " * 80,
    demo=True,
    sentences=(
        Sentence("Une question sans réponse ?", "heading", "../../etc/passwd"),
        Sentence("Deuxième titre", "title"),
        *(Sentence(f"Phrase {n} de مريم et Ωmega 😀 " * 6, "line", "bus") for n in range(40)),
        Sentence("Anticonstitutionnellement" * 9),
    ),
)


AGENDA = ProgrammeInput(
    programme="Cité éducative Douai-Waziers",
    collective="Collectif Dorignies",
    day=date(2026, 3, 12),
    start=time(17, 30),
    end=time(19),
    place="Centre social de Dorignies",
    objective="préparer la sortie à la mer",
    points=(
        AgendaPoint("La garderie du soir", "choisir les horaires", 20, introduced_by="Samira"),
        AgendaPoint("Le livret de rentrée.", minutes=1),
        AgendaPoint("مريم raconte"),
    ),
)
MINUTES = PlainMinutesInput(
    collective="Collectif Dorignies",
    day=date(2026, 3, 12),
    people=12,
    subjects=(
        Subject("La garderie du soir", decisions=("demander l’ouverture jusqu’à 18 h 30",)),
        Subject("La sortie", said=(("un parent", "On y va ?"),)),
    ),
    tasks=(PlainTask("Écrire à la mairie", "Samira", date(2026, 3, 20)),),
    next_day=date(2026, 4, 9),
    next_start=time(17, 30),
    next_place="Centre social de Dorignies",
)
ACTIONS = (
    PlainTracked("Dorignies", PlainTask("Réserver le bus", "un parent", date(2026, 3, 3))),
    PlainTracked("Dorignies", PlainTask("Relire l’invitation", due="fin octobre")),
    PlainTracked("Jeunesse", PlainTask("Écrire au collège", "Centre social")),
    PlainTracked("Jeunesse", PlainTask("faire venir l’orchestre"), done=True),
)


def plain_documents() -> dict[str, Document]:
    """Each of them, by the name of its file."""
    return {
        "texte-simplifie": plain_text(FRENCH),
        "texte-simplifie-arabe": plain_text(ARABIC),
        "texte-simplifie-difficile": plain_text(HARD),
        "texte-simplifie-vide": plain_text(PlainTextInput(title="Sans rien")),
        "ordre-du-jour-simplifie": plain_agenda(AGENDA),
        "ordre-du-jour-simplifie-nu": plain_agenda(ProgrammeInput(programme="", collective="")),
        "decisions-simplifiees": plain_decisions(MINUTES),
        "decisions-simplifiees-aucune": plain_decisions(
            PlainMinutesInput(collective="", day=date(2028, 2, 29))
        ),
        "suivi-simplifie": plain_tracking(
            PlainTrackingInput(scope="2 collectifs", day=date(2026, 3, 11), actions=ACTIONS)
        ),
        "suivi-simplifie-vide": plain_tracking(PlainTrackingInput(scope="", day=date(2026, 3, 11))),
    }
