"""A directory: establishments found by UAI or name and completed, else created."""

from __future__ import annotations

from citeapp.domain.fields import field_label
from citeapp.domain.organisation import Organisation
from citeapp.intake.directory import DirectoryReading, EstablishmentRow
from citeapp.usecases.importing.structures import Structures
from citeapp.usecases.importing.tally import Tally
from citeapp.usecases.session import Session


def take_in(session: Session, reading: DirectoryReading, tally: Tally) -> None:
    """Blanks are filled, nothing is overwritten; structures with near names are proposed."""
    repository = session.rows(Organisation)
    known = {row.id: row for row in repository.all()}
    by_uai = {row.uai: row.id for row in known.values() if row.uai}
    structures = Structures(session, tally)
    for row in reading.rows:
        values = _values(row)
        id = by_uai.get(row.uai, "") or structures.known(row.name)
        if id and row.uai and known[id].uai not in ("", row.uai):
            id = ""  # the same name with another number: another establishment
        if id:
            filled = {name: v for name, v in values.items() if v and not getattr(known[id], name)}
            if filled:
                known[id] = repository.change(id, **filled)
            labels = ", ".join(field_label(name) for name in filled)
            verb = "completed" if filled else "kept"
            tally.note(row.row, "organisation", verb, row.name, labels)
        else:
            made = structures.create(row.name, row.row, **values)
            known[made.id] = made
            id = made.id
        if row.uai:
            by_uai[row.uai] = id


def _values(row: EstablishmentRow) -> dict[str, str]:
    return {
        "kind": row.kind,
        "uai": row.uai,
        "address": row.address,
        "postcode": row.postcode,
        "commune": row.commune,
        "phone": row.phone,
        "email": row.email,
        "website": row.website,
        "remark": row.note,
    }
