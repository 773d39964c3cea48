"""What a column of a spreadsheet can be, by which headings it is known, and for which kind."""

from __future__ import annotations

from citeapp.domain.enumeration import Enumeration

IGNORED = "ignored"
NOTE = "note"

FIELD = Enumeration(
    "field",
    full_name="NOM et prénom",
    last_name="Nom",
    first_name="Prénom",
    civility="Civilité",
    organisation="Structure",
    role="Fonction",
    audience="Public",
    phone="Téléphone",
    mobile="Portable",
    email="Adresse électronique",
    commune="Commune",
    district="Quartier",
    collective="Collectif",
    meeting_date="Date de la rencontre",
    presence="Présence",
    action_what="Action (quoi)",
    action_who="Qui",
    action_with="Avec",
    due="Échéance",
    status="État",
    uai="UAI",
    organisation_kind="Type de structure",
    address="Adresse",
    postcode="Code postal",
    website="Site",
    number="Numéro de ligne",
    comment="Remarque",
    note="Note importée",
    ignored="Ne pas reprendre",
)
"""The fields a column can be matched to, in the order offered."""

KIND = Enumeration(
    "import_kind",
    contacts="Liste de contacts",
    attendance="Feuilles de présence",
    actions="Tableau de suivi",
    directory="Annuaire de structures",
)

_PEOPLE = """
    full_name last_name first_name civility organisation role audience
    phone mobile email commune district collective
"""
_ACTIONS = "action_what action_who action_with due status meeting_date collective"
_STRUCTURES = """
    organisation organisation_kind uai address postcode commune district
    phone mobile email website
"""
_USED = {
    kind: frozenset((*fields.split(), "number", "comment", NOTE, IGNORED))
    for kind, fields in (
        ("contacts", _PEOPLE),
        ("attendance", _PEOPLE + "presence meeting_date"),
        ("actions", _ACTIONS),
        ("directory", _STRUCTURES),
    )
}
_SYNONYMS = {
    "last_name": "nom noms nomdefamille nomusuel nompatronymique",
    "first_name": "prenom prenoms",
    "full_name": "nomprenom nometprenom prenomnom prenometnom nomsprenoms nomsetprenoms nomcomplet"
    " participant participants identite personne personnes contact contacts membre membres",
    "civility": "civilite civ titre mmme",
    "organisation": "structure structures organisme organisation etablissement ecole association"
    " asso service employeur institution nometablissement nomdeletablissement nomdelastructure"
    " nomdelassociation structurequartier raisonsociale designation structuredappartenance",
    "role": "fonction fonctions qualite poste role metier profession fonctionouqualite"
    " intituleduposte",
    "audience": "public categorie typedepublic profil publiccode",
    "phone": "tel telephone telfixe fixe telephonefixe ntel ntelephone numerodetelephone"
    " telephoneoucourriel",
    "mobile": "portable mobile gsm port telportable telephoneportable telmobile telephonemobile"
    " nportable ndeportable",
    "email": "mail email courriel adressemail mel adresseelectronique adressemel emails mails"
    " adresseemail",
    "district": "quartier qpv secteur",
    "commune": "commune ville nomcommune quartiercommune communequartier",
    "collective": "collectif collectifs groupe instance",
    "meeting_date": "date datedelareunion datedelarencontre datereunion daterencontre le seance"
    " reunion rencontre",
    "presence": "present presence emargement signature signatures p presents",
    "action_what": "action actions quoi tache taches afaire libelle intitule",
    "action_who": "qui responsable pilote porteur referent encharge quifait",
    "action_with": "avec avecqui partenaires",
    "due": "echeance quand delai datelimite pourle datebutoir pourquand pour",
    "status": "etat avancement realise realisation etatavancement statut",
    "comment": "commentaire commentaires observation observations remarque remarques note notes",
    "uai": "uai rne codeuai identifiantdeletablissement numerouai",
    "organisation_kind": "typeetablissement typedetablissement typedestructure",
    "address": "adresse adresse1 adressepostale",
    "postcode": "codepostal cp",
    "website": "web site siteweb siteinternet",
    "number": "n no numero num nordre",
    IGNORED: "statutpublicprive codecommune codedepartement codeacademie coderegion fax total"
    " totaux theme thematique sujet",
}
_FIELD_OF = {word: field for field, words in _SYNONYMS.items() for word in words.split()}


def field_of(heading: str) -> str:
    """The field a folded heading (``base.text.key``) is known to mean, "" for none."""
    return _FIELD_OF.get(heading, "")


def used_by(kind: str, field: str) -> bool:
    """Whether a file of that kind has a place for the field; anything while the kind is open."""
    return kind not in _USED or field in _USED[kind]


def choices(kind: str) -> list[tuple[str, str]]:
    """``(field, label)`` that a column of such a file can be matched to, in order."""
    return [pair for pair in FIELD.pairs() if used_by(kind, pair[0])]
