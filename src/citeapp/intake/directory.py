"""A directory of establishments (annuaire de l'éducation) becomes structures."""

from __future__ import annotations

import re

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.intake import organisations, phones
from citeapp.intake.headers import Recognition
from citeapp.intake.people import Fields
from citeapp.intake.remarks import Remark, total

_UAI = re.compile(r"\d{7}[A-Z]")


@dataclass(frozen=True)
class EstablishmentRow:
    """``kind`` is a code of ORGANISATION_KIND, or "" when neither name nor type shows it."""

    row: int
    name: str
    uai: str = ""
    kind: str = ""
    address: str = ""
    postcode: str = ""
    commune: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    note: str = ""


@dataclass(frozen=True)
class DirectoryReading:
    """Structures in the order of the file."""

    rows: tuple[EstablishmentRow, ...]
    remarks: tuple[Remark, ...]


def read(recognition: Recognition) -> DirectoryReading:
    """Every row that names a structure."""
    rows: list[EstablishmentRow] = []
    remarks: list[Remark] = []
    for number, cells in recognition.body():
        fields = Fields(recognition, cells)
        name = fields.text("organisation")
        if fold(name).startswith("total"):
            remarks.append(total(number))
            continue
        if not name:
            why = _("cette ligne ne nomme pas de structure")
            remarks.append(Remark(number, why, left=True))
            continue
        uai = fields.text("uai").replace(" ", "").upper()
        if uai and not _UAI.fullmatch(uai):
            remarks.append(
                Remark(number, _("« {uai} » n’est pas un UAI : non repris.", uai=uai), True)
            )
            uai = ""
        rows.append(
            EstablishmentRow(
                row=number,
                name=name,
                uai=uai,
                kind=_kind(name, fields.text("organisation_kind")),
                address=fields.text("address"),
                postcode=_postcode(fields.text("postcode")),
                commune=fields.text("commune"),
                phone=phones.phone(fields.cell("phone") or fields.cell("mobile")).digits,
                email=fields.text("email"),
                website=fields.text("website"),
                note=_note(fields),
            )
        )
    return DirectoryReading(tuple(rows), tuple(remarks))


def _note(fields: Fields) -> str:
    district = fields.text("district")
    where = _("Quartier : {district}", district=district) if district else ""
    return "\n".join(part for part in (fields.note(), where) if part)


def _kind(name: str, written: str) -> str:
    """The name tells more than the type: « Lycée » stands for a lycée professionnel too."""
    return organisations.kind(name) or organisations.kind(written)


def _postcode(written: str) -> str:
    """Five figures: a sheet drops the zero of « 02100 »."""
    return written.zfill(5) if re.fullmatch(r"\d{4}", written) else written
