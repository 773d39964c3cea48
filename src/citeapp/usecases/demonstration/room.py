"""Who was invited to the rencontre of tomorrow, and what the room said at the end of the last one.

Drawn after everything else and without chance, so that nothing else of the demo moves.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle

from citeapp.base.ids import derived_id
from citeapp.domain.collective import Collective
from citeapp.domain.keeping import Ballot, SpeakingTurns
from citeapp.domain.meeting import Meeting, SheetNumber
from citeapp.domain.preparing import Announcement, Invitation
from citeapp.usecases.demonstration.draft import Draft
from citeapp.usecases.demonstration.network import MINE

_TOLD = timedelta(days=9)
_CHANNELS = ("sms", "sms", "phone", "spoken", "email")
_REPLIES = ("yes", "yes", "none", "maybe", "yes", "none", "no", "yes")
_NOT_TOLD = 4
"""Every so many people are still to be told."""
_TO_MANY = (("poster", "Boulangerie de la place", 12), ("school_notebook", "École", 8))
_STILL_TO_DO = ("spoken", "Devant l’école, à 16 h 30")
_SLIPS = (
    ("parent", 4, "sun", "utile", 3),
    ("parent", 5, "sun", "écoute", 4),
    ("parent", 3, "clearing", "", 2),
    ("parent", 4, "clearing", "ensemble", 3),
    ("parent", 4, "sun", "", 3),
    ("parent", 5, "sun", "merci", None),
    ("teacher", 4, "clearing", "concret", 4),
    ("other", 3, "clouds", "dense", 4),
    ("other", 4, "clearing", "", 3),
    ("other", 5, "sun", "lien", 4),
    ("other", 4, "sun", "", 5),
)
_TURNS = {"parent": 11, "teacher": 6, "resident": 3}


def furnish(draft: Draft) -> None:
    """Invitations ahead of my first collectif, slips and turns of my second one."""
    ahead, behind = _of(draft, MINE[0]), _of(draft, MINE[1])
    following = min(
        (m for m in ahead if m.date and m.date > draft.today), key=lambda m: m.date or date.max
    )
    last = max(
        (m for m in behind if m.date and m.date <= draft.today), key=lambda m: m.date or date.min
    )
    _invite(draft, following)
    _announce(draft, following)
    for audience, roti, mood, word, level in _SLIPS:
        draft.add(
            Ballot(
                id=draft.id(draft.today),
                meeting_id=last.id,
                audience_code=audience,
                roti=roti,
                mood=mood,
                word=word,
                level=level,
            )
        )
    for audience, count in _TURNS.items():
        draft.add(
            SpeakingTurns(
                id=derived_id("speaking_turns", last.id, audience),
                meeting_id=last.id,
                audience_code=audience,
                count=count,
            )
        )


def _of(draft: Draft, name: str) -> list[Meeting]:
    collectif = next(c.id for c in draft.made(Collective) if c.name == name)
    return [m for m in draft.made(Meeting) if m.collective_id == collectif]


def _invite(draft: Draft, meeting: Meeting) -> None:
    """Those on the printed sheet, most of them told nine days ago."""
    ways, replies = cycle(_CHANNELS), cycle(_REPLIES)
    told = draft.today - _TOLD
    listed = [row.person_id for row in draft.made(SheetNumber) if row.meeting_id == meeting.id]
    for number, person_id in enumerate(listed):
        if number % _NOT_TOLD == _NOT_TOLD - 1:
            continue
        reply = next(replies)
        draft.add(
            Invitation(
                id=derived_id("invitation", meeting.id, person_id),
                meeting_id=meeting.id,
                person_id=person_id,
                channel=next(ways),
                sent_on=told,
                reply="" if reply == "none" else reply,
                replied_on=None if reply == "none" else told + timedelta(days=number % 5),
            )
        )


def _announce(draft: Draft, meeting: Meeting) -> None:
    for channel, place, ago in _TO_MANY:
        draft.add(
            Announcement(
                id=draft.id(draft.today),
                meeting_id=meeting.id,
                channel=channel,
                place=place,
                done_on=draft.today - timedelta(days=ago),
            )
        )
    channel, place = _STILL_TO_DO
    draft.add(
        Announcement(id=draft.id(draft.today), meeting_id=meeting.id, channel=channel, place=place)
    )
