"""Samples of what is given, posted and put on walls; invented people only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from citeapp.reports.content import Document, NameCard
from citeapp.reports.documents.certificate import CertificateInput, certificate
from citeapp.reports.documents.cover_letter import CoverLetterInput, cover_letter
from citeapp.reports.documents.data_notice import NoticeInput, data_notice, plain_data_notice
from citeapp.reports.documents.invitation import InvitationInput
from citeapp.reports.documents.labels import Addressee, LabelsInput, label_list, labels
from citeapp.reports.documents.newsletter import Coming, Held, NewsletterInput, Told, newsletter
from citeapp.reports.documents.poster import PAPERS, poster
from citeapp.reports.documents.sign_in_sheet import DataNotice
from citeapp.reports.documents.table_cards import table_cards
from citeapp.reports.samples.room import typical_invitation

PROGRAMME = "Cité éducative Douai-Waziers"
COLLECTIVE = "Collectif Dorignies"
NAMES = (
    NameCard("Aïcha"),
    NameCard("Marie-Antoinette Clémentine", "Centre social de Dorignies"),
    NameCard("مريم", "École Denis Papin"),
    NameCard("Anticonstitutionnellement" * 3, "Anticonstitutionnellement" * 4),
)


def typical_certificate() -> CertificateInput:
    """A member of staff who asks for one."""
    return CertificateInput(
        programme=PROGRAMME,
        collective=COLLECTIVE,
        name="Benoît Lefebvre",
        day=date(2026, 3, 12),
        made_on=date(2026, 3, 16),
        start=time(17, 30),
        end=time(19),
        place="Centre social de Dorignies",
        signatory="Samira Haddad",
        role="coordinatrice de la Cité éducative",
        at="Douai",
        address="83 rue de l’Exemple, 59500 Douai",
    )


def typical_newsletter() -> NewsletterInput:
    """The first quarter of a collectif."""
    return NewsletterInput(
        programme=PROGRAMME,
        whose=COLLECTIVE,
        one=True,
        first=date(2026, 1, 1),
        last=date(2026, 3, 31),
        held=(
            Held(date(2026, 2, 5), COLLECTIVE, "Café des parents", 9, 7),
            Held(date(2026, 3, 12), COLLECTIVE, "choisir les horaires de la garderie", 13, 6),
            Held(date(2026, 3, 26), COLLECTIVE),
        ),
        decisions=(
            Told("Demander l'ouverture de la garderie jusqu'à 18 h 30"),
            Told("Tenir la fête du jeu le samedi 6 juin"),
        ),
        done=(Told("Réserver la salle du café des parents"),),
        said=(("Le soir, on court tous. On voudrait une demi-heure de plus.", "un parent"),),
        coming=(
            Coming(date(2026, 4, 9), time(17, 30), COLLECTIVE, "Centre social de Dorignies", True),
            Coming(date(2026, 6, 6), None, COLLECTIVE, "École Denis Papin"),
        ),
        contact="Samira",
        phone="0600000000",
        email="citeeducative@exemple.fr",
    )


def typical_notice() -> NoticeInput:
    """Settings that were filled in."""
    return NoticeInput(
        programme=PROGRAMME,
        notice=DataNotice(
            "Ville de Douai",
            "Nous suivons la participation aux rencontres",
            "Un an après la rencontre",
            "donnees@exemple.fr",
        ),
    )


def typical_letter() -> CoverLetterInput:
    """A lot of two collectifs for two colleagues."""
    return CoverLetterInput(
        programme=PROGRAMME,
        sender="Karim Mansouri",
        number=14,
        day=date(2026, 3, 12),
        file="lot-karim-14.citlot",
        recipients=("Samira Haddad", "Léa Petit"),
        content=(
            "Samira Haddad lira : Dorignies et Gayant",
            "Contenu : 3 personnes, 2 rencontres, 12 autres fiches",
        ),
        until=date(2026, 3, 20),
        passphrase=True,
        backup=True,
        contact="06 00 00 00 00",
    )


def typical_labels(count: int = 23) -> LabelsInput:
    """More than a page of them, one endless."""
    people = (
        Addressee("Aïcha Benali"),
        Addressee("Benoît Lefebvre", "École Denis Papin", ("12 rue de l’Exemple", "59500 Douai")),
        Addressee("Anticonstitutionnellement " * 9, "Anticonstitutionnellement" * 9, ("Douai",)),
        *(Addressee(f"Prénom{n} Nom{n}", "", ("59119 Waziers",)) for n in range(count)),
    )
    return LabelsInput(
        programme=PROGRAMME, collective=COLLECTIVE, day="12 mars 2026", people=people
    )


def paper_documents() -> dict[str, Document]:
    """Each of them, by the name of its file."""
    invited = typical_invitation()
    bare = InvitationInput(programme="Cité", collective="", day=date(2028, 2, 29))
    letter = CoverLetterInput(programme="Cité", sender="Léa", number=1, day=date(2026, 3, 12))
    nothing = NewsletterInput(
        programme="Cité", whose="Réseau", first=date(2026, 4, 1), last=date(2026, 6, 30)
    )
    day = date(2026, 3, 12)
    unknown = CertificateInput(
        programme="Cité", collective="", name="مريم 王芳", day=day, made_on=day, remote=True
    )
    return {
        "chevalets": table_cards(NAMES, collective=COLLECTIVE, day="12 mars 2026"),
        "chevalets-un-cote": table_cards(
            NAMES[:1], collective=COLLECTIVE, one_side=True, demo=True
        ),
        "attestation": certificate(typical_certificate()),
        "attestation-nue": certificate(unknown),
        **{
            f"{'flyer' if paper == 'A5' else 'affiche'}-{paper.lower()}": poster(invited, paper)
            for paper in PAPERS
        },
        "affiche-nue": poster(replace(bare, demo=True)),
        "lettre": newsletter(typical_newsletter()),
        "lettre-reseau": newsletter(replace(typical_newsletter(), whose="Réseau", one=False)),
        "lettre-vide": newsletter(nothing),
        "mention-d-information": data_notice(typical_notice()),
        "mention-a-completer": data_notice(NoticeInput(programme="Cité", notice=DataNotice())),
        "mention-simplifiee": plain_data_notice(typical_notice()),
        "courrier": cover_letter(typical_letter()),
        "courrier-nu": cover_letter(letter),
        "etiquettes": labels(typical_labels()),
        "courriers-a-remettre": label_list(typical_labels(3)),
        "courriers-aucun": label_list(LabelsInput(programme="Cité", collective="")),
    }
