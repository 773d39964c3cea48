"""Roles held at a rencontre: the simplest measure of who really takes part."""

from __future__ import annotations

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.audience import AUDIENCE, INHABITANTS
from citeapp.domain.meeting import Meeting
from citeapp.domain.person import Person
from citeapp.domain.preparing import MEETING_ROLE, MeetingRole
from citeapp.usecases import actions
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class RoleLine:
    """A role and the name of who holds it."""

    role: MeetingRole
    name: str


@dataclass(frozen=True)
class RoleShare:
    """How many roles are held, and how many of them by parents or residents."""

    held: int
    by_inhabitants: int


@acts("Confier un rôle")
def hold(
    session: Session, /, *, meeting_id: str, role: str, who: str, audience_code: str = ""
) -> MeetingRole:
    """Someone holds a role: ``who`` is a person of the directory or plain words.

    The audience is that of the day: the person's usual one, unless given.
    """
    session.rows(Meeting).get(meeting_id)
    if role not in MEETING_ROLE:
        raise InputRefused(_("Rôle inconnu : {role}.", role=role))
    if audience_code and audience_code not in AUDIENCE:
        raise InputRefused(_("Public inconnu : {code}.", code=audience_code))
    if not who:
        raise InputRefused(_("Dites qui tient ce rôle."))
    person = session.rows(Person).find(actions.someone(session, who))
    held_by = {"person_id": person.id} if person else {"words": who}
    return session.rows(MeetingRole).put(
        MeetingRole(
            id=derived_id("meeting_role", meeting_id, role, person.id if person else fold(who)),
            meeting_id=meeting_id,
            role=role,
            audience_code=audience_code or (person.main_audience if person else ""),
            **held_by,
        )
    )


@acts("Changer le public d’un rôle")
def change(session: Session, /, *, id: str, audience_code: str) -> MeetingRole:
    """Someone holds a role as another audience than usual."""
    if audience_code and audience_code not in AUDIENCE:
        raise InputRefused(_("Public inconnu : {code}.", code=audience_code))
    return session.rows(MeetingRole).change(id, audience_code=audience_code)


@acts("Retirer un rôle")
def release(session: Session, /, *, id: str) -> None:
    """Someone holds a role no more."""
    session.rows(MeetingRole).remove(id)


@reads
def held(session: Session, /, *, meeting_id: str) -> list[RoleLine]:
    """The roles held at a rencontre, in the order of the trade."""
    found = session.rows(MeetingRole).matching(meeting_id=meeting_id)
    order = list(MEETING_ROLE)
    lines = [RoleLine(row, _name(session, row)) for row in found]
    return sorted(
        (line for line in lines if line.name),
        key=lambda line: (
            order.index(line.role.role) if line.role.role in MEETING_ROLE else len(order),
            fold(line.name),
        ),
    )


@reads
def share(session: Session, /, *, meeting_id: str) -> RoleShare:
    """How many roles of a rencontre are held by parents and residents."""
    lines = held(session, meeting_id=meeting_id)
    return RoleShare(len(lines), sum(line.role.audience_code in INHABITANTS for line in lines))


def _name(session: Session, row: MeetingRole) -> str:
    person = session.rows(Person).find(row.person_id) if row.person_id else None
    return person.name if person else row.words
