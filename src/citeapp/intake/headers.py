"""Which column is what: headings compared with synonyms (domain.md 6.3), the rest by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from citeapp.base.text import fold, key
from citeapp.domain.enumeration import Enumeration
from citeapp.intake import dates, titles
from citeapp.intake.tables import Row, Table, text
from citeapp.intake.titles import TitleFacts

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
    theme="Thème",
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

_SYNONYMS = {
    "last_name": "nom nomdefamille nomusuel nompatronymique",
    "first_name": "prenom prenoms",
    "full_name": "nomprenom nometprenom prenomnom prenometnom nomsprenoms nomsetprenoms"
    " participant participants identite personne personnes contact contacts membre membres",
    "civility": "civilite civ titre mmme",
    "organisation": "structure structures organisme organisation etablissement ecole association"
    " asso service employeur institution nometablissement nomdeletablissement nomdelastructure"
    " structurequartier",
    "role": "fonction fonctions qualite poste role metier profession fonctionouqualite",
    "audience": "public categorie typedepublic profil publiccode",
    "phone": "tel telephone telfixe fixe telephonefixe ntel ntelephone numerodetelephone"
    " telephoneoucourriel",
    "mobile": "portable mobile gsm telportable telephoneportable",
    "email": "mail email courriel adressemail mel adresseelectronique adressemel emails",
    "district": "quartier qpv secteur",
    "commune": "commune ville nomcommune quartiercommune communequartier",
    "collective": "collectif collectifs groupe instance",
    "meeting_date": "date datedelareunion datedelarencontre datereunion daterencontre le seance",
    "presence": "present presence emargement signature signatures p presents",
    "action_what": "action actions quoi tache taches afaire libelle intitule",
    "action_who": "qui responsable pilote porteur referent encharge qui fait",
    "action_with": "avec avecqui partenaires",
    "theme": "theme thematique sujet",
    "due": "echeance quand delai datelimite pourle datebutoir pourquand pour",
    "status": "etat avancement realise realisation etatavancement statut",
    "comment": "commentaire commentaires observation observations remarque remarques note notes",
    "uai": "uai rne codeuai identifiantdeletablissement numerouai",
    "organisation_kind": "typeetablissement typedetablissement typedestructure",
    "address": "adresse adresse1 adressepostale",
    "postcode": "codepostal cp",
    "website": "web site siteweb siteinternet",
    "number": "n no numero num nordre",
    IGNORED: "statutpublicprive codecommune codedepartement codeacademie coderegion fax",
}
_FIELD_OF = {word: field for field, words in _SYNONYMS.items() for word in words.split()}
_SEARCHED_ROWS = 20
_NAME_FIELDS = frozenset({"full_name", "last_name", "first_name"})
_COORDINATES = frozenset({"phone", "mobile", "email"})


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field it feeds, three of its values.

    ``field`` is "" while nobody knows; ``day`` is set for the column of one rencontre.
    """

    index: int
    heading: str
    field: str = ""
    day: date | None = None
    day_inferred: bool = False
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recognition:
    """What was understood of a table; ``kind`` is a code of KIND, or "" when unsure."""

    table: Table
    header_row: int
    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    kind: str
    facts: TitleFacts

    @property
    def unknown(self) -> tuple[Column, ...]:
        """Columns to be matched by hand, those that hold something."""
        return tuple(c for c in self.columns if not c.field and c.day is None and c.samples)

    @property
    def signature(self) -> str:
        """The headings as one text: finds a mapping remembered for files of the same shape."""
        return "|".join(c.heading if c.day is None else "date" for c in self.columns)

    @property
    def days(self) -> tuple[Column, ...]:
        """The columns of a matrix, one a rencontre."""
        return tuple(column for column in self.columns if column.day is not None)

    def has(self, field: str) -> bool:
        return any(column.field == field for column in self.columns)

    def body(self) -> list[tuple[int, Row]]:
        """Rows below the headings with their number in the file (from 1); no blank ones,
        no repeated headings."""
        headings = [key(column.heading) for column in self.columns]
        return [
            (number, row)
            for number, row in enumerate(
                self.table.rows[self.header_row + 1 :], self.header_row + 2
            )
            if any(cell != "" for cell in row) and [key(text(cell)) for cell in row] != headings
        ]


def recognise(
    table: Table,
    *,
    mapping: Mapping[str, str] | Mapping[int, str] | None = None,
    kind: str = "",
    file_name: str = "",
) -> Recognition:
    """Find the headings within the first 20 rows and what each column holds.

    ``mapping`` says by hand, by heading or by column index, which field a column feeds
    (FIELD codes; "note" keeps it with the remark, "ignored" leaves it out); it wins over
    the synonyms. ``kind`` forces what the table is.
    """
    by_hand: dict[int | str, str] = dict((mapping or {}).items())
    header_row = _header_row(table, by_hand)
    above = table.rows[:header_row]
    lines = tuple(text(cell) for row in above for cell in row if cell != "")
    facts = titles.facts(lines, file_name, table.name)
    columns = _columns(table, header_row, by_hand, facts.school_year)
    kind = kind or _kind(columns)
    columns = tuple(_for_kind(column, kind, by_hand) for column in columns)
    return Recognition(table, header_row, lines, columns, kind, facts)


def _header_row(table: Table, by_hand: Mapping[int | str, str]) -> int:
    chosen = {key(heading) for heading in by_hand if isinstance(heading, str)}

    def score(row: Row) -> float:
        words = [key(text(cell)) for cell in row if isinstance(cell, str) and cell]
        named = sum(word in _FIELD_OF or word in chosen for word in set(words))
        days = sum(_day(cell) is not None for cell in row)
        return named + (days / 2 if named else 0)

    rows = table.rows[:_SEARCHED_ROWS]
    scores = [score(row) for row in rows]
    best = max(scores, default=0)
    if best > 0:
        return scores.index(best)
    filled = [sum(cell != "" for cell in row) for row in rows]
    return filled.index(max(filled)) if filled else 0


def _columns(
    table: Table, header_row: int, by_hand: Mapping[int | str, str], school_year: int | None
) -> tuple[Column, ...]:
    by_key = {key(heading): field for heading, field in by_hand.items() if isinstance(heading, str)}
    taken: set[str] = set()
    columns = []
    for index, cell in enumerate(table.rows[header_row] if table.rows else ()):
        heading = text(cell)
        samples = _samples(table, header_row, index)
        field = by_hand.get(index) or (by_key.get(key(heading)) if heading else None)
        if field is None:
            found = _day(cell, school_year)
            if found is not None:
                columns.append(Column(index, heading, "", found.day, found.inferred, samples))
                continue
            field = _FIELD_OF.get(key(heading), "")
            if field in taken and field not in ("comment", IGNORED):
                field = ""  # a second column for the same thing: ask
        taken.add(field)
        columns.append(Column(index, heading, field, samples=samples))
    return tuple(columns)


def _day(cell: object, school_year: int | None = None) -> dates.Day | None:
    """A heading that is a day, or says one: « présent le 12/03/2026 »."""
    if isinstance(cell, date):
        return dates.day(cell)
    if not isinstance(cell, str):
        return None
    words = fold(cell)
    for prefix in ("presence du ", "presence le ", "present le ", "rencontre du ", "reunion du "):
        words = words.removeprefix(prefix)
    return dates.day(words, school_year)


def _samples(table: Table, header_row: int, index: int) -> tuple[str, ...]:
    found: list[str] = []
    for row in table.rows[header_row + 1 :]:
        shown = text(row[index])
        if shown and shown not in found:
            found.append(shown)
        if len(found) == 3:
            break
    return tuple(found)


def _kind(columns: tuple[Column, ...]) -> str:
    fields = {column.field for column in columns}
    days = sum(column.day is not None for column in columns)
    named = bool(fields & _NAME_FIELDS)
    if "action_what" in fields:
        return "actions"
    if "uai" in fields:
        return "directory"
    if named and (days >= 3 or "presence" in fields or (days and not fields & _COORDINATES)):
        return "attendance"
    if named:
        return "contacts"
    return "directory" if "organisation" in fields else ""


def _for_kind(column: Column, kind: str, by_hand: Mapping[int | str, str]) -> Column:
    """« Statut » is a state in a table of actions, a quality in a list of people."""
    hand = column.index in by_hand or column.heading in by_hand
    field = column.field
    if not hand and kind in ("contacts", "attendance"):
        field = {"status": "role"}.get(field, field)
    if not hand and kind == "attendance" and key(column.heading) == "present":
        field = "presence"
    return Column(
        column.index, column.heading, field, column.day, column.day_inferred, column.samples
    )
