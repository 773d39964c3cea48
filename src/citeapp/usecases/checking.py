"""What a reader of the minutes would ask: each doubt leads to the line where it is mended."""

from __future__ import annotations

from citeapp.base.frozen import dataclass
from citeapp.base.language import _, ngettext
from citeapp.domain import pointing
from citeapp.domain.action import ActionOwner
from citeapp.domain.facilitator import Facilitator
from citeapp.domain.keeping import Quote
from citeapp.domain.meeting import IN_THE_ROOM
from citeapp.domain.person import Person
from citeapp.usecases import actions, attendance, decisions, meetings, notes, quotes, vigilance
from citeapp.usecases.acting import reads
from citeapp.usecases.following import ActionLine
from citeapp.usecases.session import Session


@dataclass(frozen=True)
class Doubt:
    """A sentence, and the fact or the line it is about; ``care``: a reminder, in amber."""

    words: str
    fact_id: str = ""
    line_id: str = ""
    care: bool = False


@reads
def doubts(session: Session, /, *, meeting_id: str) -> list[Doubt]:
    """What is missing or calls for care in the minutes, the pressing first.

    Actions without date or owner, decisions nobody carries, names that were not there, quotes
    without leave or that could point at one family, words of health, religion, money…
    """
    return [
        *_of_actions(session, meeting_id),
        *_of_decisions(session, meeting_id),
        *_of_quotes(session, meeting_id),
        *_of_lines(session, meeting_id),
    ]


def _of_actions(session: Session, meeting_id: str) -> list[Doubt]:
    taken = actions.of_meeting(session, meeting_id=meeting_id)
    undated = [x for x in taken if not x.action.due_date and not x.action.due_text]
    unowned = [x for x in taken if not x.owners]
    named_away = _named_away(session, meeting_id, taken)
    found = []
    if undated:
        words = ngettext("{n} action sans date", "{n} actions sans date", len(undated))
        found.append(Doubt(words, undated[0].action.id))
    if unowned:
        words = ngettext("{n} action sans pilote", "{n} actions sans pilote", len(unowned))
        found.append(Doubt(words, unowned[0].action.id))
    if named_away:
        words = ngettext(
            "{n} action pour qui n’était pas là",
            "{n} actions pour qui n’était pas là",
            len(named_away),
        )
        found.append(Doubt(words, named_away[0].action.id))
    return found


def _named_away(session: Session, meeting_id: str, taken: list[ActionLine]) -> list[ActionLine]:
    """The actions of people who were not there, expected or not, once someone was signed in.

    Whoever facilitates may stand in the directory too, and signs no sheet.
    """
    sheet = attendance.sheet(session, meeting_id=meeting_id)
    if all(line.state == "unknown" for line in sheet):
        return []
    here = {line.person_id for line in sheet if line.state in IN_THE_ROOM}
    expected = {line.name for line in sheet if line.person_id not in here}
    leading = {one.display_name for one in session.rows(Facilitator).all()}

    def away(line: ActionLine) -> bool:
        if expected.intersection((*line.owners, *line.partners)):
            return True
        carriers = session.rows(ActionOwner).matching(action_item_id=line.action.id)
        people = (session.rows(Person).find(one.person_id) for one in carriers if one.person_id)
        return any(one and one.id not in here and one.name not in leading for one in people)

    return [line for line in taken if away(line)]


def _of_decisions(session: Session, meeting_id: str) -> list[Doubt]:
    """A decision under whose point no action is: nobody carries it yet."""
    carried = {x.action.agenda_item_id for x in actions.of_meeting(session, meeting_id=meeting_id)}
    free = [
        row
        for row in decisions.of_meeting(session, meeting_id=meeting_id)
        if row.agenda_item_id and row.agenda_item_id not in carried
    ]
    if not free:
        return []
    words = ngettext(
        "{n} décision que personne ne porte", "{n} décisions que personne ne porte", len(free)
    )
    return [Doubt(words, free[0].id)]


def _of_quotes(session: Session, meeting_id: str) -> list[Doubt]:
    told = quotes.of_meeting(session, meeting_id=meeting_id)
    names = [line.name for line in attendance.sheet(session, meeting_id=meeting_id)]
    found = [_pointing(quote, names) for quote in told]
    unasked = [quote for quote in told if quote.consent in ("", "unasked")]
    if unasked:
        words = ngettext(
            "{n} parole sans accord : pas imprimée",
            "{n} paroles sans accord : pas imprimées",
            len(unasked),
        )
        found.append(Doubt(words, unasked[0].id))
    return [doubt for doubt in found if doubt is not None]


def _pointing(quote: Quote, names: list[str]) -> Doubt | None:
    why = pointing.reasons(quote.text, names)
    if not why or quote.consent == "refused":
        return None
    words = _("Une parole peut désigner quelqu’un : {why}", why=", ".join(why))
    return Doubt(words, quote.id, care=True)


def _of_lines(session: Session, meeting_id: str) -> list[Doubt]:
    known = vigilance.themes(session)
    found = []
    for item in meetings.agenda(session, meeting_id=meeting_id):
        for line in notes.lines(session, owner_id=item.id):
            for word in vigilance.reminders(known, line.text):
                words = _("À relire : « {word} »", word=word)
                found.append(Doubt(words, line_id=line.id, care=True))
    return list({doubt.words: doubt for doubt in reversed(found)}.values())[::-1]
