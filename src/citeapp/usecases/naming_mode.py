"""By name, by first name or only counted: what a rencontre keeps of who was there.

In a rencontre that is only counted no name can be stored, whoever calls: every way to sign
someone in asks :func:`refuse_names` first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from citeapp.base.errors import InputRefused
from citeapp.base.ids import derived_id
from citeapp.base.language import _
from citeapp.domain.meeting import IN_THE_ROOM, Attendance, Headcount, Meeting, SheetNumber
from citeapp.domain.person import Person
from citeapp.domain.preparing import NAMING
from citeapp.domain.signing_in import naming_of
from citeapp.usecases.session import Session


def refuse_names(meeting: Meeting) -> None:
    """Nobody is signed in by name where people are only counted."""
    if naming_of(meeting) == "counts":
        raise InputRefused(
            _("Cette rencontre se compte sans aucun nom."),
            safe=_("Aucun nom n’a été enregistré."),
            todo=_("Comptez les personnes par public, ou choisissez d’émarger par nom."),
        )


def refuse_unknown(code: str) -> None:
    """A way of signing in is one of those there are; blank is what is usual for the kind."""
    if code and code not in NAMING:
        raise InputRefused(
            _("« {code} » n’est pas une façon d’émarger.", code=code),
            todo=_("Choisissez parmi {known}.", known=", ".join(NAMING)),
        )


def first_name_of(person: Person | None, snapshot: str = "") -> str:
    """What a sheet of first names shows of someone; never a surname."""
    if person is not None:
        return person.first_name or person.civility or _("sans prénom")
    return snapshot.split(" ")[0]


def changed(session: Session, before: Meeting, after: Meeting, *, asked: bool) -> Meeting:
    """Have the presences follow another naming of a rencontre.

    ``asked``: a person chose it. Otherwise only the kind changed, and people who are signed in
    already stay as they were noted.
    """
    refuse_unknown(after.naming)
    was, will = naming_of(before), naming_of(after)
    presences = session.rows(Attendance).matching(meeting_id=before.id)
    if was == will or not presences:
        return after
    if not asked:
        return replace(after, naming=was)
    if will == "counts":
        _count_instead(session, before, presences)
    elif will == "first_names":
        _shorten(session, presences)
    return after


def _count_instead(session: Session, meeting: Meeting, presences: list[Attendance]) -> None:
    """Names become numbers by audience; the line numbers of the sheet go too."""
    here = Counter(p.audience_code or "other" for p in presences if p.state in IN_THE_ROOM)
    for audience, count in here.items():
        id = derived_id("headcount", meeting.id, audience)
        known = session.rows(Headcount).pair(meeting_id=meeting.id, audience_code=audience)
        total = count + (known.count or 0 if known else 0)
        session.rows(Headcount).put(
            Headcount(
                id=known.id if known else id,
                meeting_id=meeting.id,
                audience_code=audience,
                count=total,
            )
        )
    for presence in presences:
        session.rows(Attendance).remove(presence.id)
    for number in session.rows(SheetNumber).matching(meeting_id=meeting.id):
        session.rows(SheetNumber).remove(number.id)


def _shorten(session: Session, presences: list[Attendance]) -> None:
    for presence in presences:
        person = session.rows(Person).find(presence.person_id) if presence.person_id else None
        short = first_name_of(person, presence.name_snapshot)
        if short != presence.name_snapshot:
            session.rows(Attendance).change(presence.id, name_snapshot=short)
