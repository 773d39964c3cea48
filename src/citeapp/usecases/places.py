"""The place of a rencontre: chosen from the list or typed, and whether it is too small."""

from __future__ import annotations

from citeapp.base.errors import InputRefused
from citeapp.base.frozen import dataclass
from citeapp.base.language import _
from citeapp.base.text import fold
from citeapp.domain.meeting import Meeting
from citeapp.domain.organisation import Venue
from citeapp.usecases import attendance, organisations
from citeapp.usecases.acting import acts, reads
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class PlaceCard:
    """Where a rencontre is held: the words, the place of the list if it is one, who is expected.

    ``people`` is the greatest of those expected and those announced.
    """

    words: str
    venue: Venue | None
    people: int

    @property
    def remark(self) -> str:
        """« Ce lieu accueille 20 personnes ; 26 sont attendues. », when it is too small."""
        most = self.venue.capacity if self.venue else None
        if not most or self.people <= most:
            return ""
        return _(
            "Ce lieu accueille {most} personnes ; {people} sont attendues.",
            most=most,
            people=self.people,
        )


@reads
def card(session: Session, /, *, meeting_id: str) -> PlaceCard:
    """The place of a rencontre."""
    meeting = session.rows(Meeting).get(meeting_id)
    venue = session.rows(Venue).find(meeting.venue_id) if meeting.venue_id else None
    if meeting.place and venue and fold(venue.name) != fold(meeting.place):
        venue = None  # the words prevail
    expected = sum(
        line.expected and line.state not in ("excused", "absent")
        for line in attendance.sheet(session, meeting_id=meeting_id)
    )
    words = meeting.place or (venue.name if venue else "")
    return PlaceCard(words, venue, max(expected, meeting.announced_total or 0))


@reads
def suggest(session: Session, /, *, text: str) -> list[Venue]:
    """The places of the list whose name or town holds these words."""
    wanted = fold(text).split()
    return [
        venue
        for venue in organisations.venues(session)
        if all(word in fold(f"{venue.name} {venue.commune}") for word in wanted)
    ]


@acts("Choisir le lieu")
def choose(session: Session, /, *, meeting_id: str, place: str) -> Meeting:
    """Where a rencontre is held: the name of a place of the list, or any words."""
    known = [v for v in organisations.venues(session) if fold(v.name) == fold(place)]
    fields = {"venue_id": known[0].id, "place": ""} if known else {"venue_id": "", "place": place}
    return session.rows(Meeting).change(meeting_id, **fields)


@acts("Créer la fiche du lieu")
def keep(session: Session, /, *, meeting_id: str) -> Venue:
    """The place typed for a rencontre gets a card of its own, to be found again."""
    meeting = session.rows(Meeting).get(meeting_id)
    if not meeting.place:
        raise InputRefused(_("Écrivez d’abord où se tient la rencontre."))
    venue = organisations.create_venue(session, name=meeting.place).value
    session.rows(Meeting).change(meeting_id, venue_id=venue.id, place="")
    return venue
