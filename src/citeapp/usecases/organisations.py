"""Structures and places: create, change, find."""

from __future__ import annotations

from typing import Any

from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.organisation import Organisation, OrganisationAlias, Venue
from citeapp.domain.person import Affiliation, Person
from citeapp.usecases.acting import acts, reads, required
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class OrganisationLine:
    """A structure as a list shows it, with how many people belong to it."""

    organisation: Organisation
    people: int


@acts("Créer une structure")
def create(session: Session, /, *, name: str, **fields: Any) -> Organisation:
    """A new structure."""
    name = _name(name)
    return session.rows(Organisation).add(Organisation(id=session.new_id(), name=name, **fields))


@acts("Modifier une structure")
def change(session: Session, /, *, id: str, **fields: Any) -> Organisation:
    """Change fields of a structure by their names."""
    if "name" in fields:
        fields["name"] = _name(fields["name"])
    return session.rows(Organisation).change(id, **fields)


@acts("Supprimer une structure")
def remove(session: Session, /, *, id: str) -> None:
    """Put a structure into the bin."""
    session.rows(Organisation).remove(id)


@reads
def get(session: Session, /, *, id: str) -> Organisation:
    """One structure."""
    return session.rows(Organisation).get(id)


@reads
def listed(session: Session, /, *, text: str = "") -> list[OrganisationLine]:
    """Structures by name; ``text`` filters."""
    counts = dict(
        session.workspace.connection.rows(
            "SELECT a.organisation_id, count(*) FROM v_affiliation a "
            "JOIN v_person p ON p.id = a.person_id GROUP BY 1"
        )
    )
    wanted = fold(text).split()
    lines = [
        OrganisationLine(row, counts.get(row.id, 0))
        for row in session.rows(Organisation).all()
        if all(word in fold(f"{row.name} {row.commune} {row.uai}") for word in wanted)
    ]
    return sorted(lines, key=lambda line: fold(line.organisation.name))


@reads
def people_there(session: Session, /, *, organisation_id: str) -> list[tuple[Person, str]]:
    """Who belongs to a structure and what they do there, by first name."""
    functions = {
        row.person_id: row.function
        for row in session.rows(Affiliation).matching(organisation_id=organisation_id)
    }
    found = session.rows(Person).where(
        "t.id IN (SELECT person_id FROM v_affiliation WHERE organisation_id = ?)",
        (organisation_id,),
    )
    return [(p, functions.get(p.id, "")) for p in sorted(found, key=lambda p: fold(p.name))]


@reads
def aliases(session: Session, /, *, organisation_id: str) -> list[OrganisationAlias]:
    """Other spellings of a structure's name."""
    return session.rows(OrganisationAlias).matching(organisation_id=organisation_id)


@acts("Créer un lieu")
def create_venue(session: Session, /, *, name: str, **fields: Any) -> Venue:
    """A new place."""
    name = _venue_name(name)
    return session.rows(Venue).add(Venue(id=session.new_id(), name=name, **fields))


@acts("Modifier un lieu")
def change_venue(session: Session, /, *, id: str, **fields: Any) -> Venue:
    """Change fields of a place by their names."""
    if "name" in fields:
        fields["name"] = _venue_name(fields["name"])
    return session.rows(Venue).change(id, **fields)


@acts("Supprimer un lieu")
def remove_venue(session: Session, /, *, id: str) -> None:
    """Put a place into the bin; a rencontre held there loses its link, not its words."""
    session.rows(Venue).remove(id)


@reads
def venues(session: Session, /) -> list[Venue]:
    """Places by name."""
    return sorted(session.rows(Venue).all(), key=lambda venue: fold(venue.name))


def _venue_name(name: str) -> str:
    return required(name, _("Donnez un nom au lieu."))


def _name(name: str) -> str:
    return required(name, _("Donnez un nom à la structure."))
