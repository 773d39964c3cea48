"""One row of a list as a person: what contacts and sign-in sheets have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold, key
from citeapp.intake import audiences, names, organisations, phones
from citeapp.intake.cells import Cell, text
from citeapp.intake.fields import NOTE
from citeapp.intake.headers import Recognition
from citeapp.intake.remarks import Remark
from citeapp.intake.tables import Row

_TOTAL = re.compile(
    r"(?:sous[- ]?)?total\b|effectif\b"
    r"|(?:nombre|nb)\.? (?:total|de (?:participant|present|personne))"
)
_EMAIL = re.compile(r"[^\s@<>;,]+@[^\s@<>;,]+\.[^\s@<>;,]+")


@dataclass(frozen=True)
class ContactRow:
    """A person as a row says it; "" for what it does not say.

    ``organisation`` is None when the cell named no structure but an audience
    (« habitante »). ``written`` is the name exactly as in the file. ``audience_guessed``
    when it comes from the function or the structure rather than from the file.
    """

    row: int
    written: str
    last_name: str = ""
    first_name: str = ""
    civility: str = ""
    organisation: str | None = None
    role: str = ""
    audience: str = ""
    audience_guessed: bool = False
    commune: str = ""
    district: str = ""
    phone: str = ""
    phone_zero_restored: bool = False
    other_phone: str = ""
    email: str = ""
    collectives: tuple[str, ...] = ()
    note: str = ""
    is_couple: bool = False
    name_question: str = ""

    @property
    def first_name_only(self) -> bool:
        return bool(self.first_name) and not self.last_name


class Fields:
    """The cells of one row by field code."""

    def __init__(self, recognition: Recognition, row: Row) -> None:
        self._columns = recognition.columns
        self._row = row

    def cell(self, field: str) -> Cell:
        """The first filled cell of a field, or ""."""
        return next(self._filled(field), "")

    def text(self, field: str) -> str:
        return text(self.cell(field))

    def note(self) -> str:
        """Remarks and the columns kept with them, one a line."""
        parts = [text(cell) for cell in self._filled("comment")]
        for column in self._columns:
            if column.field == NOTE and self._row[column.index] != "":
                parts.append(
                    _(
                        "{heading} : {value}",
                        heading=column.name,
                        value=text(self._row[column.index]),
                    )
                )
        return "\n".join(parts)

    def _filled(self, field: str) -> Iterator[Cell]:
        for column in self._columns:
            if column.field == field and self._row[column.index] != "":
                yield self._row[column.index]


def is_total(fields: Fields) -> bool:
    """A line « TOTAL » or « Nombre de participants »: announced, not a person."""
    words = fold(fields.text("full_name") or fields.text("last_name") or fields.text("number"))
    return bool(_TOTAL.match(words.strip(" :")))


def person(
    recognition: Recognition, number: int, row: Row
) -> tuple[ContactRow | None, list[Remark]]:
    """The person of a row and what there is to say; None when the row names nobody."""
    fields = Fields(recognition, row)
    name, written = _name(recognition, fields)
    if not (name.last_name or name.first_name):
        return None, [Remark(number, _("cette ligne ne nomme personne"), left=True)]
    place = organisations.place(fields.text("organisation"))
    role = fields.text("role")
    audience, guessed = _audience(fields, place, name.qualifier, role)
    numbers, email = _coordinates(fields)
    main, others = (numbers[0], numbers[1:]) if numbers else (phones.Phone(), [])
    contact = ContactRow(
        row=number,
        written=written,
        last_name=name.last_name,
        first_name=name.first_name,
        civility=name.civility or fields.text("civility"),
        organisation=place.name or None,
        role=role,
        audience=audience,
        audience_guessed=guessed,
        commune=fields.text("commune"),
        district=fields.text("district"),
        phone=main.digits,
        phone_zero_restored=main.zero_restored,
        other_phone=others[0].digits if others else "",
        email=email,
        collectives=tuple(re.split(r"\s*[,;/]\s*", fields.text("collective")))
        if fields.text("collective")
        else (),
        note=_note(fields, name.qualifier, audience),
        is_couple=name.is_couple,
        name_question=name.question,
    )
    return contact, list(_remarks(contact, fields, numbers))


def swapped(row: ContactRow) -> ContactRow:
    """The same row once a person said that its surname is its first name."""
    return replace(row, last_name=row.first_name, first_name=row.last_name, name_question="")


def halves(row: ContactRow) -> tuple[ContactRow, ContactRow]:
    """« M. et Mme Mercier » as two people, each with what the row says of both."""
    civilities = _parted(row.civility)
    first_names = _parted(row.first_name)
    one, other = (
        replace(
            row,
            civility=civilities[place] if len(civilities) == 2 else "",
            first_name=first_names[place] if len(first_names) == 2 else "",
            is_couple=False,
            name_question="",
        )
        for place in (0, 1)
    )
    return one, other


def _parted(words: str) -> list[str]:
    return re.split(r"\s*(?:\bet\b|&|/|\bou\b)\s*", words, flags=re.IGNORECASE)


def _name(recognition: Recognition, fields: Fields) -> tuple[names.PersonName, str]:
    if written := fields.text("full_name"):
        heading = next(c.heading for c in recognition.columns if c.field == "full_name")
        return names.parse(written, first_name_first=key(heading).startswith("prenom")), written
    last, first = fields.text("last_name"), fields.text("first_name")
    if last and not first and (" " in last) and not recognition.has("first_name"):
        return names.parse(last), last
    return names.PersonName(last, first), f"{last} {first}".strip()


def _audience(
    fields: Fields, place: organisations.Place, qualifier: str, role: str
) -> tuple[str, bool]:
    stated = audiences.audience(fields.text("audience")) or place.audience
    if stated:
        return stated, False
    for words in (qualifier, role):
        if words and (found := audiences.audience(words, place.name)):
            return found, True
    return audiences.audience("", place.name), True


def _coordinates(fields: Fields) -> tuple[list[phones.Phone], str]:
    """Numbers, the mobile first, and the address, whichever column they stand in."""
    cells = [fields.cell("mobile"), fields.cell("phone")]
    written_email = fields.text("email")
    found: list[phones.Phone] = []
    for cell in cells:
        if "@" in text(cell):
            written_email = written_email or text(cell)
        else:
            found += [one for one in phones.phones(cell) if one not in found]
    address = _EMAIL.search(written_email)
    return found, address[0] if address else ""


def _note(fields: Fields, qualifier: str, audience: str) -> str:
    kept = qualifier if qualifier and audiences.audience(qualifier) != audience else ""
    district = fields.text("district")
    where = _("Quartier : {district}", district=district) if district else ""
    return "\n".join(part for part in (fields.note(), where, kept) if part)


def _remarks(contact: ContactRow, fields: Fields, numbers: list[phones.Phone]) -> Iterator[Remark]:
    if contact.is_couple:
        yield Remark(
            contact.row,
            _(
                "« {name} » désigne deux personnes : une seule fiche est proposée.",
                name=contact.written,
            ),
            question=True,
            name=contact.written,
        )
    elif contact.name_question:
        yield Remark(
            contact.row,
            _(
                "« {name} » est lu : nom « {last} », prénom « {first} ». Vérifiez l’ordre.",
                name=contact.written,
                last=contact.last_name,
                first=contact.first_name,
            ),
            question=True,
            name=contact.written,
        )
    elif contact.first_name_only:
        yield Remark(
            contact.row, _("« {name} » : un prénom seul, fiche à compléter.", name=contact.written)
        )
    if contact.phone_zero_restored:
        yield Remark(
            contact.row, _("Le zéro perdu du téléphone est remis : {phone}.", phone=contact.phone)
        )
    for one in numbers:
        if not one.understood:
            yield Remark(
                contact.row,
                _("« {phone} » n’est pas un numéro complet : gardé tel quel.", phone=one.digits),
            )
    written_email = fields.text("email")
    if written_email and not contact.email:
        yield Remark(
            contact.row,
            _("« {email} » n’est pas une adresse électronique.", email=written_email),
            question=True,
        )
