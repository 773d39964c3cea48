"""A list of contacts becomes people, one a row; doubles are left for people to judge."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.intake import organisations
from citeapp.intake.headers import Recognition
from citeapp.intake.people import ContactRow, Fields, is_total, person
from citeapp.intake.remarks import Remark, total


@dataclass(frozen=True)
class ContactsReading:
    """People in the order of the file; ``collective`` when the title or file name says it."""

    rows: tuple[ContactRow, ...]
    remarks: tuple[Remark, ...]
    structures: tuple[tuple[int, str], ...] = ()
    """Rows that name a structure and nobody in it: their number and its name."""
    collective: str = ""
    announced_total: int | None = None

    @property
    def zeros_restored(self) -> int:
        return sum(row.phone_zero_restored for row in self.rows)

    @property
    def organisations(self) -> tuple[str, ...]:
        """The structures named, each spelling once, in the order met."""
        return tuple(dict.fromkeys(row.organisation for row in self.rows if row.organisation))


def read(recognition: Recognition) -> ContactsReading:
    """Every row that names somebody."""
    rows: list[ContactRow] = []
    remarks: list[Remark] = []
    structures: list[tuple[int, str]] = []
    announced: int | None = None
    for number, cells in recognition.body():
        if is_total(Fields(recognition, cells)):
            announced = next((c for c in cells if isinstance(c, int)), None)
            announced = announced or next(
                (int(c) for c in cells if isinstance(c, str) and c.isdecimal()), None
            )
            remarks.append(total(number))
            continue
        row, said = person(recognition, number, cells)
        place = organisations.place(Fields(recognition, cells).text("organisation"))
        if row is not None:
            rows.append(row)
        elif place.name:
            structures.append((number, place.name))
            continue
        remarks += said
    if announced is not None and announced != len(rows):
        remarks.append(
            Remark(
                0,
                _(
                    "Le fichier annonce {announced} personnes, {found}.",
                    announced=announced,
                    found=ngettext("{n} ligne est lue", "{n} lignes sont lues", len(rows)),
                ),
                question=True,
            )
        )
    return ContactsReading(
        tuple(rows), tuple(remarks), tuple(structures), recognition.facts.collective, announced
    )
