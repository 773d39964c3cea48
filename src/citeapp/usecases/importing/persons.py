"""People named in a file: linked to one known person, else created; doubles are proposed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.domain.collective import Membership
from citeapp.domain.person import Affiliation, Person
from citeapp.intake import matching
from citeapp.intake.people import ContactRow
from citeapp.usecases.importing.structures import Structures
from citeapp.usecases.importing.tally import Tally
from citeapp.usecases.session import Session


def known_people(session: Session, structures: Structures) -> list[matching.KnownPerson]:
    """Everyone known here, as the matching rules see them."""
    where: dict[str, list[str]] = {}
    for row in session.rows(Affiliation).all():
        where.setdefault(row.person_id, []).append(row.organisation_id)
    return [
        matching.KnownPerson(
            person.id,
            matching.Identity(
                person.last_name,
                person.first_name,
                structures.all_names(where.get(person.id, [])),
                person.phone,
                person.email,
            ),
        )
        for person in session.rows(Person).all()
    ]


def take_in(
    session: Session,
    rows: Sequence[ContactRow],
    structures: Structures,
    tally: Tally,
    *,
    collective_id: str,
) -> list[str]:
    """The person of each row: linked and completed, or created; members of the collectif."""
    known = known_people(session, structures)
    names = {person.id: person for person in session.rows(Person).all()}
    identities = [matching.identity(row) for row in rows]
    ids = []
    for row, match in zip(rows, matching.match(identities, known), strict=True):
        if match.is_linked and match.known_id:
            id = match.known_id
            _complete(session, names[id], row, tally, match.reason)
        else:
            id = _create(session, row, tally)
            for candidate in match.candidates:
                tally.note(
                    row.row,
                    "person",
                    "asked",
                    row.written,
                    _(
                        "peut-être « {name} » : {why}",
                        name=names[candidate.id].name,
                        why=candidate.similarity.words,
                    ),
                )
        _affiliate(session, id, row, structures)
        _join(session, id, collective_id)
        ids.append(id)
    _propose_doubles(rows, tally)
    return ids


def _propose_doubles(rows: Sequence[ContactRow], tally: Tally) -> None:
    identities = [matching.identity(row) for row in rows]
    for double in matching.doubles(identities):
        first, second = rows[double.a], rows[double.b]
        tally.note(
            second.row,
            "person",
            "asked",
            second.written,
            _(
                "peut-être la même personne que « {name} », ligne {row} : {why}",
                name=first.written,
                row=first.row,
                why=double.similarity.words,
            ),
        )


def _create(session: Session, row: ContactRow, tally: Tally) -> str:
    person = session.rows(Person).add(
        Person(id=session.new_id(), to_complete=row.first_name_only, **_fields(row))
    )
    details = []
    if row.phone_zero_restored:
        details.append(_("zéro du téléphone remis"))
    if row.is_couple:
        details.append(_("un couple : une seule fiche, comme dans le fichier"))
    tally.note(row.row, "person", "created", row.written, ", ".join(details))
    if row.is_couple:
        tally.note(row.row, "person", "asked", row.written, _("une ou deux personnes ?"))
    return person.id


def _complete(session: Session, person: Person, row: ContactRow, tally: Tally, reason: str) -> None:
    """Fill blanks; never overwrite, and say what differs."""
    given = {name: value for name, value in _fields(row).items() if value}
    given.pop("first_name", None)
    given.pop("last_name", None)
    filled = {name: value for name, value in given.items() if not getattr(person, name)}
    if not person.last_name and row.last_name:
        filled["last_name"] = row.last_name
    differs = [
        name
        for name in ("phone", "email", "commune")
        if given.get(name) and getattr(person, name) not in ("", given[name])
    ]
    if filled:
        session.rows(Person).change(person.id, **filled)
    tally.note(row.row, "person", "completed" if filled else "kept", row.written, reason)
    for name in differs:
        tally.note(
            row.row,
            "person",
            "asked",
            row.written,
            _(
                "gardé « {kept} », le fichier dit « {other} »",
                kept=getattr(person, name),
                other=given[name],
            ),
        )


def _fields(row: ContactRow) -> dict[str, Any]:
    return {
        "civility": row.civility,
        "first_name": row.first_name,
        "last_name": row.last_name,
        "email": row.email,
        "phone": row.phone,
        "commune": row.commune,
        "main_audience": row.audience,
        "remark": row.note,
    }


def _affiliate(session: Session, person_id: str, row: ContactRow, structures: Structures) -> None:
    organisation_id = structures.named(row.organisation, row.row)
    if not organisation_id:
        return
    id = derived_id("affiliation", person_id, organisation_id)
    known = session.rows(Affiliation).find(id)
    if known is None:
        session.rows(Affiliation).add(
            Affiliation(
                id=id,
                person_id=person_id,
                organisation_id=organisation_id,
                function=row.role,
                audience_code=row.audience,
            )
        )
    elif row.role and not known.function:
        session.rows(Affiliation).change(id, function=row.role)


def _join(session: Session, person_id: str, collective_id: str) -> None:
    if not collective_id:
        return
    id = derived_id("membership", collective_id, person_id)
    if session.rows(Membership).find(id) is None:
        session.rows(Membership).add(
            Membership(id=id, collective_id=collective_id, person_id=person_id)
        )
